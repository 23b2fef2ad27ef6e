package dev.cordon.range.network;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.ArmRequest;
import dev.cordon.range.arm.LongRunning;
import dev.cordon.range.arm.Preconditions;
import dev.cordon.range.arm.ResourceType;
import dev.cordon.range.arm.Tenant;
import dev.cordon.range.arm.TrackedResource;
import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Json;
import dev.cordon.range.lro.Operation;
import java.util.Optional;
import java.util.UUID;

/** What the network resource types share: whole-body PUTs with etags, carried out as long-running operations. */
abstract class NetworkType extends ResourceType {
    protected final LongRunning longRunning;

    NetworkType(Tenant tenant, String type) {
        super(tenant, type, "PUT", "PATCH", "DELETE");
        this.longRunning = new LongRunning(tenant);
    }

    static String newEtag() {
        return "W/\"" + UUID.randomUUID() + "\"";
    }

    @Override
    protected Answer put(ArmRequest request) {
        Optional<ObjectNode> existing = tenant.store().find(request.path().text());
        Preconditions.etag(request, existing);
        ObjectNode resource = TrackedResource.of(request, idFor(request), type(), existing);
        existing.ifPresent(
                before -> Preconditions.idle(tenant, request, request.path().text(), "AnotherOperationInProgress"));
        complete(request, resource, existing);
        resource.put("etag", newEtag());
        resource.withObjectProperty("properties").put("provisioningState", "Updating");
        tenant.store().put(resource);
        Operation operation = longRunning.begin(request, action(request), resource, effect(resource), null);
        return longRunning.statusOnly(request, operation, shown(request, existing.isPresent() ? 200 : 201, resource));
    }

    /** Checks the new document and adds what the provider itself decides. */
    protected void complete(ArmRequest request, ObjectNode resource, Optional<ObjectNode> existing) {
        String guid = existing.map(
                        before -> before.at("/properties/resourceGuid").asText())
                .filter(text -> !text.isEmpty())
                .orElseGet(() -> UUID.randomUUID().toString());
        resource.withObjectProperty("properties").put("resourceGuid", guid);
    }

    /** What the end of a write does. */
    protected Operation.Effect effect(ObjectNode resource) {
        return LongRunning.succeeded();
    }

    @Override
    protected Answer patch(ArmRequest request) {
        ObjectNode resource = existing(request);
        ObjectNode tags = request.body().path("tags") instanceof ObjectNode given ? given : Json.object();
        resource.set("tags", tags);
        resource.put("etag", newEtag());
        tenant.store().put(resource);
        return shown(request, 200, resource);
    }

    @Override
    protected Answer delete(ArmRequest request) {
        Optional<ObjectNode> existing = tenant.store().find(request.path().text());
        if (existing.isEmpty()) {
            return Answer.empty(204);
        }
        Preconditions.idle(tenant, request, request.path().text(), "AnotherOperationInProgress");
        ObjectNode resource = existing.get();
        mayGo(resource);
        resource.withObjectProperty("properties").put("provisioningState", "Deleting");
        tenant.store().put(resource);
        Operation operation = longRunning.beginDelete(request, action(request), resource);
        return longRunning.both(request, operation, Answer.empty(202));
    }

    /** Refuses to delete what is still in use. */
    protected void mayGo(ObjectNode resource) {}
}
