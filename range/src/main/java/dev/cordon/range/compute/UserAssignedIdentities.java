package dev.cordon.range.compute;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.ArmRequest;
import dev.cordon.range.arm.ResourceType;
import dev.cordon.range.arm.Tenant;
import dev.cordon.range.arm.TrackedResource;
import dev.cordon.range.directory.Directory;
import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Json;
import java.util.Optional;
import java.util.UUID;

/** User-assigned managed identities. */
public final class UserAssignedIdentities extends ResourceType {
    public UserAssignedIdentities(Tenant tenant) {
        super(tenant, "Microsoft.ManagedIdentity/userAssignedIdentities", "PUT", "DELETE");
    }

    @Override
    protected Answer put(ArmRequest request) {
        Optional<ObjectNode> existing = tenant.store().find(request.path().text());
        ObjectNode identity = TrackedResource.of(request, idFor(request), type(), existing);
        identity.set(
                "properties",
                existing.map(before -> before.withObjectProperty("properties"))
                        .orElseGet(UserAssignedIdentities::fresh));
        tenant.store().put(identity);
        return shown(request, existing.isPresent() ? 200 : 201, identity);
    }

    private static ObjectNode fresh() {
        return Json.object()
                .put("tenantId", Directory.TENANT_ID)
                .put("principalId", UUID.randomUUID().toString())
                .put("clientId", UUID.randomUUID().toString());
    }

    @Override
    protected Answer delete(ArmRequest request) {
        boolean there = tenant.store().exists(request.path().text());
        tenant.store().remove(request.path().text());
        return Answer.empty(there ? 200 : 204);
    }
}
