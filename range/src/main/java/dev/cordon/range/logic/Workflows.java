package dev.cordon.range.logic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.ArmRequest;
import dev.cordon.range.arm.ResourceType;
import dev.cordon.range.arm.Tenant;
import dev.cordon.range.arm.TrackedResource;
import dev.cordon.range.directory.Directory;
import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Errors;
import dev.cordon.range.http.Json;
import dev.cordon.range.tenant.MergePatch;
import java.util.Optional;

/** Logic Apps, after the {@code Workflows} operations of {@code Microsoft.Logic} (2019-05-01). */
final class Workflows extends ResourceType {
    static final String TYPE = "Microsoft.Logic/workflows";

    Workflows(Tenant tenant) {
        super(tenant, TYPE, "PUT", "PATCH", "DELETE");
        action("enable", request -> switched(request, "Enabled"));
        action("disable", request -> switched(request, "Disabled"));
        action("validate", this::validate);
    }

    @Override
    protected Answer put(ArmRequest request) {
        Optional<ObjectNode> before = tenant.store().find(request.path().text());
        ObjectNode workflow = TrackedResource.of(request, idFor(request), type(), before);
        ObjectNode properties = workflow.withObjectProperty("properties");
        DefinitionChecks.check(properties.path("definition"));
        identify(workflow);
        complete(properties, before.map(there -> there.path("properties")).orElse(Json.object()));
        tenant.store().put(workflow);
        return shown(request, before.isPresent() ? 200 : 201, workflow);
    }

    private void identify(ObjectNode workflow) {
        String type = workflow.at("/identity/type").asText("None");
        switch (type) {
            case "None" -> workflow.remove("identity");
            case "SystemAssigned" ->
                workflow.putObject("identity")
                        .put("type", type)
                        .put(
                                "principalId",
                                tenant.directory()
                                        .identityOf(workflow.path("id").asText())
                                        .objectId())
                        .put("tenantId", Directory.TENANT_ID);
            default ->
                throw Errors.refusal(
                        501, "NotImplemented", "The range does not implement identities of type '" + type + "' here.");
        }
    }

    private void complete(ObjectNode properties, JsonNode before) {
        String now = tenant.clock().instant().toString();
        properties.put("provisioningState", "Succeeded").put("changedTime", now);
        properties.put("createdTime", before.path("createdTime").asText(now));
        properties.put("state", properties.path("state").asText("Enabled"));
        properties.put("version", RunNames.version(tenant.clock().instant()));
        properties.withObjectProperty("parameters");
    }

    private Answer validate(ArmRequest request) {
        DefinitionChecks.check(request.body().at("/properties/definition"));
        return Answer.empty(200);
    }

    private Answer switched(ArmRequest request, String state) {
        ObjectNode workflow = existing(request);
        workflow.withObjectProperty("properties").put("state", state);
        tenant.store().put(workflow);
        return Answer.empty(200);
    }

    @Override
    protected Answer patch(ArmRequest request) {
        ObjectNode workflow = existing(request);
        ObjectNode tags = Json.object();
        tags.set("tags", request.body().path("tags").deepCopy());
        if (!tags.path("tags").isMissingNode()) {
            MergePatch.apply(workflow, tags);
        }
        tenant.store().put(workflow);
        return shown(request, 200, workflow);
    }

    @Override
    protected Answer delete(ArmRequest request) {
        boolean there = tenant.store().exists(request.path().text());
        tenant.store().remove(request.path().text());
        return Answer.empty(there ? 200 : 204);
    }
}
