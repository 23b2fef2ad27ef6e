package dev.cordon.range.sentinel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.http.Json;
import java.util.Set;
import java.util.TreeSet;

/**
 * Something that happened to an incident and may set automation rules off.
 *
 * @param incidentId which incident
 * @param when {@code Created} or {@code Updated}, as a rule's {@code triggersWhen} has it
 * @param before the properties that it had; empty of a new one
 * @param after the properties that it has since
 * @param grown the arrays that something was added to: Alerts, Labels, Tactics, Comments
 * @param source who did it
 */
record IncidentEvent(
        String incidentId, String when, JsonNode before, JsonNode after, Set<String> grown, Source source) {
    IncidentEvent {
        grown = Set.copyOf(grown);
    }

    static IncidentEvent created(ObjectNode incident) {
        return new IncidentEvent(
                id(incident),
                "Created",
                Json.object(),
                incident.path("properties"),
                Set.of(),
                new Source("Application", "Azure Sentinel"));
    }

    static IncidentEvent updated(ObjectNode before, ObjectNode after, Source source) {
        JsonNode old = before.path("properties");
        JsonNode fresh = after.path("properties");
        Set<String> grown = new TreeSet<>();
        if (fresh.path("labels").size() > old.path("labels").size()) {
            grown.add("Labels");
        }
        return new IncidentEvent(id(after), "Updated", old, fresh, grown, source);
    }

    static IncidentEvent commented(ObjectNode incident, Source source) {
        JsonNode same = incident.path("properties");
        return new IncidentEvent(id(incident), "Updated", same, same, Set.of("Comments"), source);
    }

    private static String id(ObjectNode incident) {
        return incident.path("id").asText();
    }
}
