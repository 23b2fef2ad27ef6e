package dev.cordon.range.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Call;
import dev.cordon.range.http.Json;
import dev.cordon.range.http.Service;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;

/** PagerDuty's Events API v2 for one service: {@code POST /v2/enqueue}. */
final class PagerDuty implements Service {
    static final String OPERATION = "PagerDuty/events/enqueue";

    private static final String PATH = "/v2/enqueue";

    private final EventRules rules;
    private final Inbox inbox;

    PagerDuty(NotifyKeys keys, Inbox inbox) {
        this.rules = new EventRules(keys.routingKey());
        this.inbox = inbox;
    }

    /** Where to send events, seen from that origin. */
    static String address(String origin) {
        return origin + PATH;
    }

    @Override
    public boolean accepts(Call call) {
        return call.path().equals(PATH) && call.method().equals("POST");
    }

    @Override
    public String operationName(Call call) {
        return OPERATION;
    }

    @Override
    public Answer answer(Call call) {
        JsonNode event = event(call);
        if (!(event instanceof ObjectNode object)) {
            return refused("Unrecognized object", "Event object format is unrecognized", List.of("JSON parse error"));
        }
        List<String> problems = rules.problems(object, call.text());
        if (!problems.isEmpty()) {
            return refused("invalid event", "Event object is invalid", problems);
        }
        String key = object.path("dedup_key").asText("");
        String dedupKey = key.isEmpty() ? UUID.randomUUID().toString().replace("-", "") : key;
        keep(call, object, dedupKey);
        return Answer.json(
                202,
                Json.object()
                        .put("status", "success")
                        .put("message", "Event processed")
                        .put("dedup_key", dedupKey));
    }

    private static JsonNode event(Call call) {
        try {
            return call.json();
        } catch (UncheckedIOException malformed) {
            return Json.object().nullNode();
        }
    }

    private void keep(Call call, ObjectNode event, String dedupKey) {
        ObjectNode kept = event.deepCopy();
        // The routing key is a secret: it opens the service to whoever reads it here.
        kept.remove("routing_key");
        kept.put("dedup_key", dedupKey);
        ObjectNode entry = Json.object();
        entry.put("receivedAt", call.start().toString()).set("event", kept);
        inbox.add(entry);
    }

    private static Answer refused(String status, String message, List<String> errors) {
        ObjectNode body = Json.object().put("status", status).put("message", message);
        ArrayNode list = body.putArray("errors");
        errors.forEach(list::add);
        return Answer.json(400, body);
    }
}
