package dev.cordon.range.sentinel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.Tenant;
import dev.cordon.range.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Raises incidents as a detection does: an alert, the entities that it names, and the incident made of them. */
final class Detections {
    private static final String WORKSPACE = "/subscriptions/c4e2b8aa-93d7-4f5e-a6b1-5f0d3e7c2b02/resourceGroups"
            + "/rg-security-prod/providers/Microsoft.OperationalInsights/workspaces/law-security-prod";
    private static final String PROVIDER = WORKSPACE + "/providers/Microsoft.SecurityInsights/";

    private final Tenant tenant;
    private final IncidentDocuments documents;
    private final IncidentFields fields;
    private final Automation automation;

    Detections(Tenant tenant, IncidentDocuments documents, IncidentFields fields, Automation automation) {
        this.tenant = tenant;
        this.documents = documents;
        this.fields = fields;
        this.automation = automation;
    }

    /**
     * Raises an incident.
     *
     * @throws IllegalArgumentException where an entity has no kind or properties
     * @throws dev.cordon.range.http.Refusal where title or severity are not as Sentinel takes them
     */
    ObjectNode raise(JsonNode detection) {
        tenant.lock().lock();
        try {
            String id = PROVIDER + "incidents/" + UUID.randomUUID();
            ObjectNode incident = Json.object().put("id", id).put("name", id.substring(id.lastIndexOf('/') + 1));
            incident.put("type", Incidents.TYPE).put("etag", Etags.next());
            incident.set("properties", properties(id, detection));
            List<ObjectNode> entities = entities(detection.path("entities"));
            entities.forEach(entity -> note(incident, "_entities", entity));
            ObjectNode alert = alert(detection, incident);
            note(incident, "_alerts", alert);
            relate(incident, alert);
            tenant.store().put(incident);
            automation.happened(IncidentEvent.created(incident));
            return documents.shown(incident);
        } finally {
            tenant.lock().unlock();
        }
    }

    private ObjectNode properties(String id, JsonNode detection) {
        ObjectNode wanted = Json.object().put("status", "New");
        for (String field : new String[] {"title", "severity", "description"}) {
            if (detection.hasNonNull(field)) {
                wanted.set(field, detection.path(field));
            }
        }
        String now = tenant.clock().instant().toString();
        wanted.put(
                "firstActivityTimeUtc", detection.path("firstActivityTimeUtc").asText(now));
        wanted.put("lastActivityTimeUtc", now);
        fields.replace(Json.object(), wanted);
        ObjectNode properties = documents.fresh(id);
        fields.replace(properties, wanted);
        String rule = UUID.nameUUIDFromBytes(wanted.path("title").asText().getBytes(StandardCharsets.UTF_8))
                .toString();
        properties.withArrayProperty("relatedAnalyticRuleIds").add(PROVIDER + "alertRules/" + rule);
        ObjectNode more = properties.withObjectProperty("additionalData");
        more.withArrayProperty("alertProductNames").add(product(detection));
        Json.texts(detection.path("tactics")).forEach(more.withArrayProperty("tactics")::add);
        return properties;
    }

    private static String product(JsonNode detection) {
        return detection.path("productName").asText("Azure Sentinel");
    }

    private List<ObjectNode> entities(JsonNode wanted) {
        List<ObjectNode> entities = new ArrayList<>();
        wanted.forEach(entity -> {
            if (entity.path("kind").asText().isBlank()
                    || !entity.path("properties").isObject()) {
                throw new IllegalArgumentException("an entity needs a kind and properties, but was " + entity);
            }
            ObjectNode properties = entity.path("properties").deepCopy();
            entities.add(stored(entity.path("kind").asText(), properties));
        });
        return entities;
    }

    private ObjectNode stored(String kind, ObjectNode properties) {
        String name = UUID.randomUUID().toString();
        ObjectNode entity =
                Json.object().put("id", PROVIDER + "Entities/" + name).put("name", name);
        entity.put("type", Entities.TYPE).put("kind", kind).set("properties", properties);
        if (!properties.has("friendlyName")) {
            properties.put("friendlyName", friendlyName(properties, name));
        }
        tenant.store().put(entity);
        return entity;
    }

    private static String friendlyName(ObjectNode properties, String otherwise) {
        for (String field : new String[] {
            "hostName", "accountName", "address", "appName", "alertDisplayName", "resourceId", "url", "domainName"
        }) {
            if (properties.hasNonNull(field)) {
                return properties.path(field).asText();
            }
        }
        return otherwise;
    }

    private ObjectNode alert(JsonNode detection, ObjectNode incident) {
        JsonNode made = incident.path("properties");
        ObjectNode properties =
                Json.object().put("systemAlertId", UUID.randomUUID().toString());
        properties
                .put("alertDisplayName", made.path("title").asText())
                .put("alertType", made.path("title").asText());
        properties.put("description", made.path("description").asText());
        properties.set("severity", made.path("severity"));
        properties.set("tactics", made.at("/additionalData/tactics"));
        properties.put("confidenceLevel", "Unknown").put("status", "New");
        properties.put("vendorName", "Microsoft").put("productName", product(detection));
        properties.set("startTimeUtc", made.path("firstActivityTimeUtc"));
        properties.set("endTimeUtc", made.path("lastActivityTimeUtc"));
        properties.set("timeGenerated", made.path("createdTimeUtc"));
        properties.set("processingEndTime", made.path("createdTimeUtc"));
        properties.putObject("additionalData");
        properties.putArray("resourceIdentifiers");
        return stored("SecurityAlert", properties);
    }

    private static void note(ObjectNode incident, String list, ObjectNode resource) {
        ArrayNode ids = incident.withArrayProperty(list);
        ids.add(resource.path("id"));
    }

    private void relate(ObjectNode incident, ObjectNode alert) {
        String name = incident.path("name").asText() + "_" + alert.path("name").asText();
        ObjectNode relation = Json.object().put("id", incident.path("id").asText() + "/relations/" + name);
        relation.put("name", name).put("type", Incidents.TYPE + "/relations").put("etag", Etags.next());
        relation.putObject("properties")
                .put("relatedResourceId", alert.path("id").asText())
                .put("relatedResourceName", alert.path("name").asText())
                .put("relatedResourceType", Entities.TYPE)
                .put("relatedResourceKind", "SecurityAlert");
        tenant.store().put(relation);
    }
}
