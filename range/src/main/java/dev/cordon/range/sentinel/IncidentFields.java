package dev.cordon.range.sentinel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.http.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a client or an automation rule may set of an incident, and what it has to look like. */
final class IncidentFields {
    static final List<String> SEVERITIES = List.of("High", "Medium", "Low", "Informational");
    static final List<String> STATUSES = List.of("New", "Active", "Closed");
    static final List<String> CLASSIFICATIONS =
            List.of("Undetermined", "TruePositive", "BenignPositive", "FalsePositive");
    static final List<String> REASONS =
            List.of("SuspiciousActivity", "SuspiciousButExpected", "IncorrectAlertLogic", "InaccurateData");
    private static final List<String> CLOSING =
            List.of("classification", "classificationReason", "classificationComment");

    private final Persons persons;

    IncidentFields(Persons persons) {
        this.persons = persons;
    }

    /** Sets an incident as a PUT wants it: what the client may set and does not is gone. */
    void replace(ObjectNode incident, ObjectNode wanted) {
        incident.put("title", Invalid.text(wanted, "title"));
        incident.put("severity", Invalid.oneOf(wanted, "severity", SEVERITIES));
        incident.put("status", Invalid.oneOf(wanted, "status", STATUSES));
        text(incident, wanted, "description");
        close(incident, wanted);
        incident.set("owner", persons.owner(wanted.path("owner")));
        incident.set("labels", labels(wanted.path("labels"), incident.path("labels")));
        for (String time : List.of("firstActivityTimeUtc", "lastActivityTimeUtc")) {
            if (wanted.hasNonNull(time)) {
                incident.put(time, wanted.path(time).asText());
            }
        }
    }

    /** Changes what an automation rule's action names, and leaves the rest. */
    void modify(ObjectNode incident, JsonNode wanted) {
        if (wanted.hasNonNull("severity")) {
            incident.put("severity", Invalid.oneOf(wanted, "severity", SEVERITIES));
        }
        if (wanted.hasNonNull("status")) {
            incident.put("status", Invalid.oneOf(wanted, "status", STATUSES));
            close(incident, wanted);
        }
        if (wanted.hasNonNull("owner")) {
            incident.set("owner", persons.owner(wanted.path("owner")));
        }
        ArrayNode labels = labels(wanted.path("labels"), Json.array());
        merge(incident.withArrayProperty("labels"), labels, "AutoAssigned");
    }

    private static void close(ObjectNode incident, JsonNode wanted) {
        incident.remove(CLOSING);
        if (incident.path("status").asText().equals("Closed")) {
            incident.put("classification", Invalid.oneOf(wanted, "classification", CLASSIFICATIONS));
            if (wanted.hasNonNull("classificationReason")) {
                incident.put("classificationReason", Invalid.oneOf(wanted, "classificationReason", REASONS));
            }
            text(incident, wanted, "classificationComment");
        }
    }

    private static void text(ObjectNode incident, JsonNode wanted, String field) {
        if (wanted.hasNonNull(field)) {
            incident.put(field, wanted.path(field).asText());
        } else {
            incident.remove(field);
        }
    }

    /** The labels a client wants, as a user's, beside those that the system assigned. */
    private static ArrayNode labels(JsonNode wanted, JsonNode before) {
        ArrayNode labels = Json.array();
        before.forEach(label -> {
            if (label.path("labelType").asText().equals("AutoAssigned")) {
                labels.add(label);
            }
        });
        ArrayNode users = Json.array();
        wanted.forEach(label -> users.addObject().put("labelName", Invalid.text(label, "labelName")));
        merge(labels, users, "User");
        return labels;
    }

    private static void merge(ArrayNode labels, ArrayNode more, String labelType) {
        Set<String> names = new HashSet<>(labels.findValuesAsText("labelName"));
        more.forEach(label -> {
            String name = label.path("labelName").asText();
            if (names.add(name)) {
                labels.addObject().put("labelName", name).put("labelType", labelType);
            }
        });
    }
}
