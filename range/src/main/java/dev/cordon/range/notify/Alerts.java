package dev.cordon.range.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.http.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * PagerDuty's alerts as they follow from the events so far, one a dedup key.
 *
 * <p>Only a trigger opens an alert; an acknowledgement or a resolution of one that is not open is accepted and changes
 * nothing, and a trigger after a resolution opens it anew.
 */
final class Alerts {
    private static final String RESOLVED = "resolved";

    private final Map<String, ObjectNode> alerts = new LinkedHashMap<>();

    private Alerts() {}

    static ArrayNode of(List<JsonNode> entries) {
        Alerts alerts = new Alerts();
        entries.forEach(alerts::take);
        ArrayNode list = Json.array();
        alerts.alerts.values().forEach(list::add);
        return list;
    }

    private void take(JsonNode entry) {
        JsonNode event = entry.path("event");
        String key = event.path("dedup_key").asText();
        String action = event.path("event_action").asText();
        if (action.equals("trigger")) {
            describe(alerts.computeIfAbsent(key, Alerts::opened), event);
        }
        ObjectNode alert = alerts.get(key);
        if (alert == null) {
            return;
        }
        alert.put("status", after(action, alert.path("status").asText()));
        alert.put("lastEventAt", entry.path("receivedAt").asText());
        alert.withArrayProperty("events").add(entry);
    }

    private static ObjectNode opened(String key) {
        return Json.object().put("dedupKey", key).put("status", "");
    }

    private static void describe(ObjectNode alert, JsonNode event) {
        JsonNode payload = event.path("payload");
        alert.set("summary", payload.path("summary"));
        alert.set("source", payload.path("source"));
        alert.set("severity", payload.path("severity"));
        for (String name : List.of("client", "client_url", "links", "images")) {
            if (event.has(name)) {
                alert.set(name, event.path(name));
            }
        }
        if (payload.has("custom_details")) {
            alert.set("custom_details", payload.path("custom_details"));
        }
    }

    private static String after(String action, String before) {
        return switch (action) {
            case "acknowledge" -> before.equals(RESOLVED) ? RESOLVED : "acknowledged";
            case "resolve" -> RESOLVED;
            default -> before.equals("acknowledged") ? before : "triggered";
        };
    }
}
