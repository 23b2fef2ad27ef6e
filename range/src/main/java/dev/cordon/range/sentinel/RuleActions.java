package dev.cordon.range.sentinel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.Tenant;
import dev.cordon.range.http.Json;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What automation rules do to an incident. */
final class RuleActions {
    private static final Logger LOG = LoggerFactory.getLogger(RuleActions.class);

    private final Tenant tenant;
    private final IncidentDocuments documents;
    private final IncidentFields fields;
    private final Persons persons;
    private final PlaybookAccess access;
    private final Playbooks playbooks;

    RuleActions(
            Tenant tenant,
            IncidentDocuments documents,
            IncidentFields fields,
            Persons persons,
            PlaybookAccess access,
            Playbooks playbooks) {
        this.tenant = tenant;
        this.documents = documents;
        this.fields = fields;
        this.persons = persons;
        this.access = access;
        this.playbooks = playbooks;
    }

    /** The entities of the incident that something happened to; none where it is gone. */
    List<ObjectNode> entities(IncidentEvent event) {
        return tenant.store().find(event.incidentId()).map(documents::entities).orElse(List.of());
    }

    /** Carries one action out, on the incident as it stands now. */
    void carryOut(JsonNode action, IncidentEvent event) {
        JsonNode configuration = action.path("actionConfiguration");
        switch (action.path("actionType").asText()) {
            case "RunPlaybook" -> run(configuration.path("logicAppResourceId").asText(), event);
            case "ModifyProperties" -> modify(event, configuration);
            default -> addTask(event, configuration);
        }
    }

    /** Starts a playbook on an incident that still exists, where Sentinel may. */
    void run(String playbook, IncidentEvent event) {
        if (!access.sentinelMay(playbook) || !playbooks.isPlaybook(playbook)) {
            LOG.warn("The playbook {} was not run on {}: it is gone or forbidden", playbook, event.incidentId());
            return;
        }
        tenant.store()
                .find(event.incidentId())
                .map(incident -> new TriggerBody(tenant, documents).of(incident, event))
                .ifPresent(body -> playbooks.start(playbook, body));
    }

    private void modify(IncidentEvent event, JsonNode configuration) {
        tenant.store().change(event.incidentId(), incident -> {
            ObjectNode properties = incident.withObjectProperty("properties");
            fields.modify(properties, configuration);
            properties.put("lastModifiedTimeUtc", tenant.clock().instant().toString());
            return incident.put("etag", Etags.next());
        });
    }

    private void addTask(IncidentEvent event, JsonNode configuration) {
        String now = tenant.clock().instant().toString();
        String name = UUID.randomUUID().toString();
        ObjectNode task =
                Json.object().put("id", event.incidentId() + "/tasks/" + name).put("name", name);
        task.put("type", Incidents.TYPE + "/tasks").put("etag", Etags.next());
        ObjectNode properties = task.putObject("properties");
        properties.put("title", configuration.path("title").asText()).put("status", "New");
        properties.set("description", configuration.path("description"));
        properties.put("createdTimeUtc", now).put("lastModifiedTimeUtc", now);
        properties.set("createdBy", persons.sentinel());
        properties.set("lastModifiedBy", persons.sentinel());
        tenant.store().put(task);
    }
}
