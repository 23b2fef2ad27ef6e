package dev.cordon.azure.sentinel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.azure.arm.Json;
import dev.cordon.capability.FailureType;
import dev.cordon.capability.sentinel.IncidentMark;
import dev.cordon.capability.sentinel.IncidentMarked;
import dev.cordon.capability.sentinel.IncidentStatus;
import java.util.Locale;

/** Sets status, owner and labels of an incident: reads all of it, changes these alone, writes all of it back. */
final class Marking {
    private static final String USER = "User";

    private final Incident incident;
    private final IncidentMark mark;

    Marking(Incident incident, IncidentMark mark) {
        this.incident = incident;
        this.mark = mark;
    }

    IncidentMarked carryOut() {
        JsonNode found = incident.read();
        if (!(found.path("properties") instanceof ObjectNode)) {
            throw FailureType.UNREACHABLE.failure(
                    "Could not mark incident " + mark.armId() + ": it was not shown", null);
        }
        ObjectNode wanted = found.deepCopy();
        ObjectNode properties = wanted.withObjectProperty("properties");
        if (status(properties) == IncidentStatus.NEW) {
            properties.put("status", IncidentStatus.ACTIVE.sentinelName());
        }
        own(properties);
        label(properties);
        boolean changed = !wanted.equals(found);
        if (changed) {
            incident.write(wanted);
        }
        return new IncidentMarked(status(properties), changed);
    }

    private void own(ObjectNode properties) {
        JsonNode owner = properties.path("owner");
        boolean owned = owner.hasNonNull("objectId") || owner.hasNonNull("userPrincipalName");
        if (!owned && mark.owner() != null) {
            properties.set("owner", Json.MAPPER.createObjectNode().put("userPrincipalName", mark.owner()));
        }
    }

    private void label(ObjectNode properties) {
        ArrayNode labels = Json.MAPPER.createArrayNode();
        properties.path("labels").forEach(label -> {
            if (!label.path("labelName").asText().startsWith(IncidentMark.OURS)) {
                labels.add(label);
            }
        });
        mark.labels().forEach(name -> labels.addObject().put("labelName", name).put("labelType", USER));
        properties.set("labels", labels);
    }

    private static IncidentStatus status(ObjectNode properties) {
        String text = properties.path("status").asText().toUpperCase(Locale.ROOT);
        return text.equals("CLOSED")
                ? IncidentStatus.CLOSED
                : text.equals("NEW") ? IncidentStatus.NEW : IncidentStatus.ACTIVE;
    }
}
