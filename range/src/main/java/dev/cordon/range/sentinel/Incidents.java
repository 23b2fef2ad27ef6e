package dev.cordon.range.sentinel;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.ArmRequest;
import dev.cordon.range.arm.Tenant;
import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Incidents of a workspace, after the {@code Incidents} operations of {@code Microsoft.SecurityInsights} (2024-03-01).
 *
 * <p>An update replaces what a client may set and keeps what the service made. It has to name the version it was made
 * from, see {@link Etags}.
 */
final class Incidents extends SentinelType {
    static final String TYPE = "Microsoft.SecurityInsights/incidents";

    private final IncidentDocuments documents;
    private final IncidentFields fields;
    private final Automation automation;

    Incidents(Tenant tenant, IncidentDocuments documents, IncidentFields fields, Automation automation) {
        super(tenant, TYPE);
        this.documents = documents;
        this.fields = fields;
        this.automation = automation;
        action("entities", this::entities);
        action("alerts", request -> Answer.json(200, listOf(documents.alerts(existing(request)))));
        action("bookmarks", request -> Answer.json(200, listOf(List.of())));
        action("runPlaybook", this::runPlaybook);
    }

    @Override
    ObjectNode properties(ArmRequest request, ObjectNode wanted, Optional<ObjectNode> before) {
        // A refused body must not use up a number.
        fields.replace(Json.object(), wanted);
        ObjectNode incident = before.map(
                        there -> there.withObjectProperty("properties").deepCopy())
                .orElseGet(() -> documents.fresh(idFor(request)));
        fields.replace(incident, wanted);
        return incident.put("lastModifiedTimeUtc", now());
    }

    @Override
    void written(ArmRequest request, Optional<ObjectNode> before, ObjectNode after) {
        if (before.isPresent()) {
            automation.happened(IncidentEvent.updated(
                    before.get(), after, Source.of(request.call().caller())));
        } else {
            automation.happened(IncidentEvent.created(after));
        }
    }

    @Override
    void removed(ObjectNode incident) {
        documents
                .alerts(incident)
                .forEach(alert -> tenant.store().remove(alert.path("id").asText()));
        documents
                .entities(incident)
                .forEach(entity -> tenant.store().remove(entity.path("id").asText()));
    }

    @Override
    protected Answer list(ArmRequest request) {
        requireParent(request.path());
        List<ObjectNode> all = members(request).stream()
                .filter(IncidentQuery.filter(request))
                .sorted(IncidentQuery.order(request))
                .toList();
        return page(request, all, IncidentQuery.pageSize(request));
    }

    @Override
    protected ObjectNode view(ArmRequest request, ObjectNode stored) {
        return documents.shown(stored);
    }

    private Answer entities(ArmRequest request) {
        ObjectNode body = Json.object();
        ArrayNode entities = body.putArray("entities");
        Map<String, Integer> kinds = new TreeMap<>();
        documents.entities(existing(request)).forEach(entity -> {
            entities.add(entity);
            kinds.merge(entity.path("kind").asText(), 1, Integer::sum);
        });
        ArrayNode counts = body.putArray("metaData");
        kinds.forEach(
                (kind, count) -> counts.addObject().put("entityKind", kind).put("count", count));
        return Answer.json(200, body);
    }

    private Answer runPlaybook(ArmRequest request) {
        ObjectNode incident = existing(request);
        String playbook = Invalid.text(request.body(), "logicAppsResourceId");
        automation.runByHand(request, incident, playbook);
        return Answer.empty(204);
    }
}
