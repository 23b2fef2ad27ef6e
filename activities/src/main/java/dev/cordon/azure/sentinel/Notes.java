package dev.cordon.azure.sentinel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.azure.arm.Arm;
import dev.cordon.azure.arm.Attempt;
import dev.cordon.azure.arm.Json;
import dev.cordon.azure.arm.Reading;
import java.util.Map;
import java.util.Optional;

/** The comments of an incident, or its tasks. */
final class Notes {
    /** What Sentinel keeps of either, by its service limits for incidents. */
    private static final int MOST = 100;

    private final Arm arm;
    private final Attempt attempt;
    private final String path;

    Notes(Arm arm, Attempt attempt, String path) {
        this.arm = arm;
        this.attempt = attempt;
        this.path = path;
    }

    /**
     * Writes one, or brings the one of that id up to date; leaves one alone that says the same already.
     *
     * @return whether there was room for it
     */
    boolean write(String id, ObjectNode properties) {
        attempt.proceed();
        Optional<JsonNode> there =
                Reading.of(() -> arm.get(path + "/" + id + Incident.API).json()).found();
        if (there.isEmpty() && isFull()) {
            return false;
        }
        if (there.isEmpty() || !saysThe(there.get().path("properties"), properties)) {
            put(id, properties, there.map(note -> note.path("etag").asText()).orElse(""));
        }
        return true;
    }

    private void put(String id, ObjectNode properties, String etag) {
        attempt.proceed();
        ObjectNode document = Json.MAPPER.createObjectNode();
        if (!etag.isEmpty()) {
            document.put("etag", etag);
        }
        document.set("properties", properties);
        arm.put(path + "/" + id + Incident.API, document, etag.isEmpty() ? null : etag);
    }

    private boolean isFull() {
        attempt.proceed();
        return arm.list(path + Incident.API).size() >= MOST;
    }

    private static boolean saysThe(JsonNode there, ObjectNode wanted) {
        return wanted.properties().stream()
                .map(Map.Entry::getKey)
                .allMatch(field -> wanted.path(field).equals(there.path(field)));
    }
}
