package dev.cordon.range.sentinel;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.ArmPath;
import dev.cordon.range.arm.Tenant;
import dev.cordon.range.arm.Views;
import dev.cordon.range.http.Json;
import java.util.List;

/** What the service itself writes into an incident, and what belongs to it. */
final class IncidentDocuments {
    private static final String PORTAL = "https://portal.azure.com/#asset/Microsoft_Azure_Security_Insights/Incident";
    private static final String LAST_NUMBER = "_lastIncidentNumber";

    private final Tenant tenant;

    IncidentDocuments(Tenant tenant) {
        this.tenant = tenant;
    }

    /** The properties of a new incident, before anybody has set any. */
    ObjectNode fresh(String id) {
        String now = tenant.clock().instant().toString();
        int number = nextNumber(ArmPath.of(id).scope());
        ObjectNode properties = Json.object().put("incidentNumber", number);
        properties.put("createdTimeUtc", now).put("lastModifiedTimeUtc", now);
        properties.put("providerName", "Azure Sentinel").put("providerIncidentId", Integer.toString(number));
        properties.put("incidentUrl", PORTAL + id);
        properties.putArray("relatedAnalyticRuleIds");
        properties.putArray("labels");
        ObjectNode more = properties.putObject("additionalData");
        more.putArray("alertProductNames");
        more.putArray("tactics");
        return properties;
    }

    private int nextNumber(String workspaceId) {
        ObjectNode workspace = tenant.store()
                .find(workspaceId)
                .orElseThrow(() -> new IllegalStateException("there is no workspace " + workspaceId));
        int number = workspace.path(LAST_NUMBER).asInt(0) + 1;
        tenant.store().put(workspace.put(LAST_NUMBER, number));
        return number;
    }

    /** An incident as clients see it, its counts included. */
    ObjectNode shown(ObjectNode stored) {
        ObjectNode incident = Views.visible(stored);
        ObjectNode more = incident.withObjectProperty("properties").withObjectProperty("additionalData");
        more.put("alertsCount", alerts(stored).size()).put("bookmarksCount", 0);
        more.put("commentsCount", children(stored, "comments").size());
        return incident;
    }

    /** The comments, tasks or relations of an incident. */
    List<ObjectNode> children(ObjectNode incident, String kind) {
        return tenant.store().under(incident.path("id").asText() + "/" + kind).stream()
                .map(Views::visible)
                .toList();
    }

    /** The alerts an incident was made of. */
    List<ObjectNode> alerts(ObjectNode incident) {
        return related(incident, "_alerts");
    }

    /** The entities that its alerts name. */
    List<ObjectNode> entities(ObjectNode incident) {
        return related(incident, "_entities");
    }

    private List<ObjectNode> related(ObjectNode incident, String note) {
        ArrayNode ids = incident.path(note) instanceof ArrayNode there ? there : Json.array();
        return Json.texts(ids).stream()
                .flatMap(id -> tenant.store().find(id).stream())
                .map(Views::visible)
                .toList();
    }
}
