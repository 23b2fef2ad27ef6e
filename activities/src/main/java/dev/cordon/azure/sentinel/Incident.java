package dev.cordon.azure.sentinel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.azure.arm.Arm;
import dev.cordon.azure.arm.Attempt;
import dev.cordon.azure.arm.Json;
import dev.cordon.capability.sentinel.IncidentId;

/** One incident as Azure Resource Manager has it. */
final class Incident {
    static final String API = "?api-version=2024-09-01";

    private final Arm arm;
    private final Attempt attempt;
    private final IncidentId id;

    Incident(Arm arm, Attempt attempt, IncidentId id) {
        this.arm = arm;
        this.attempt = attempt;
        this.id = id;
    }

    JsonNode read() {
        attempt.proceed();
        return arm.get(id.text() + API).json();
    }

    /** The answer to List Entities, with a list at {@code entities}. */
    JsonNode entities() {
        attempt.proceed();
        return arm.ask(id.text() + "/entities" + API, Json.MAPPER.createObjectNode())
                .json();
    }

    /** Writes the incident back, unless somebody has changed it since it was read. */
    JsonNode write(ObjectNode incident) {
        attempt.proceed();
        return arm.put(id.text() + API, incident, incident.path("etag").asText(null))
                .json();
    }

    Notes comments() {
        return new Notes(arm, attempt, id.text() + "/comments");
    }

    Notes tasks() {
        return new Notes(arm, attempt, id.text() + "/tasks");
    }
}
