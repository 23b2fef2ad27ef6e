package dev.cordon.range.sentinel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.ArmRequest;
import dev.cordon.range.arm.Tenant;
import dev.cordon.range.http.Json;
import java.util.List;
import java.util.Optional;

/** What remains to be done about an incident: at most 100 tasks, New or Completed. */
final class IncidentTasks extends SentinelType {
    private static final int MOST = 100;

    private final Persons persons;

    IncidentTasks(Tenant tenant, Persons persons) {
        super(tenant, Incidents.TYPE + "/tasks");
        this.persons = persons;
    }

    @Override
    ObjectNode properties(ArmRequest request, ObjectNode wanted, Optional<ObjectNode> before) {
        if (before.isEmpty() && siblings(request) >= MOST) {
            throw Invalid.because("An incident can have at most " + MOST + " tasks.");
        }
        ObjectNode task = Json.object().put("title", Invalid.text(wanted, "title"));
        if (wanted.hasNonNull("description")) {
            task.put("description", wanted.path("description").asText());
        }
        task.put("status", Invalid.oneOf(wanted, "status", List.of("New", "Completed")));
        ObjectNode client = persons.client(request.call().caller());
        task.put(
                "createdTimeUtc",
                before.map(there -> there.at("/properties/createdTimeUtc").asText())
                        .orElseGet(this::now));
        task.put("lastModifiedTimeUtc", now());
        task.set(
                "createdBy",
                before.map(there -> there.at("/properties/createdBy")).orElse(client));
        task.set("lastModifiedBy", client);
        return task;
    }
}
