package dev.cordon.range.sentinel;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.ArmPath;
import dev.cordon.range.arm.Tenant;
import dev.cordon.range.http.Json;
import java.util.List;
import java.util.UUID;

/** The body that Sentinel's incident trigger hands to a playbook, as the connector's reference and captured runs have it. */
final class TriggerBody {
    private final Tenant tenant;
    private final IncidentDocuments documents;

    TriggerBody(Tenant tenant, IncidentDocuments documents) {
        this.tenant = tenant;
        this.documents = documents;
    }

    ObjectNode of(ObjectNode incident, IncidentEvent event) {
        ArmPath workspace = ArmPath.of(ArmPath.of(event.incidentId()).scope());
        ObjectNode body = Json.object().put("eventUniqueId", UUID.randomUUID().toString());
        body.put("objectSchemaType", "Incident");
        body.put("objectEventType", event.when().replaceFirst("d$", ""));
        body.putObject("workspaceInfo")
                .put("SubscriptionId", workspace.subscription().orElse(""))
                .put("ResourceGroupName", workspace.resourceGroup().orElse(""))
                .put("WorkspaceName", workspace.name());
        tenant.store()
                .find(workspace.text())
                .ifPresent(there -> body.set("workspaceId", there.at("/properties/customerId")));
        body.set("object", object(incident));
        if (event.when().equals("Updated")) {
            body.set("incidentUpdates", updates(event));
        }
        return body;
    }

    /** The connector spells the type with a capital, ARM's reference does not. */
    private ObjectNode object(ObjectNode stored) {
        ObjectNode object = documents.shown(stored);
        object.put("type", "Microsoft.SecurityInsights/Incidents");
        object.put("id", object.path("id").asText().replaceFirst("(?i)/incidents/", "/Incidents/"));
        ObjectNode properties = object.withObjectProperty("properties");
        fill(properties.putArray("alerts"), documents.alerts(stored));
        properties.putArray("bookmarks");
        fill(properties.putArray("relatedEntities"), documents.entities(stored));
        fill(properties.putArray("comments"), documents.children(stored, "comments"));
        return object;
    }

    private static ObjectNode updates(IncidentEvent event) {
        ObjectNode updates = Json.object();
        updates.putObject("updatedBy")
                .put("source", event.source().kind())
                .put("name", event.source().name());
        for (String field : new String[] {"severity", "status", "owner"}) {
            if (!event.before().path(field).equals(event.after().path(field))) {
                updates.set(field, event.after().path(field));
            }
        }
        ArrayNode grown = updates.putArray("addedTo");
        event.grown().stream().sorted().forEach(grown::add);
        return updates;
    }

    private static void fill(ArrayNode array, List<ObjectNode> resources) {
        resources.forEach(array::add);
    }
}
