package dev.cordon.range.authorization;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.ArmRequest;
import dev.cordon.range.arm.ResourceType;
import dev.cordon.range.arm.Tenant;
import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Errors;
import java.util.Set;

/** Management locks, at any scope. */
public final class LockType extends ResourceType {
    private static final Set<String> LEVELS = Set.of("CanNotDelete", "ReadOnly");

    public LockType(Tenant tenant) {
        super(tenant, "Microsoft.Authorization/locks", "PUT", "DELETE");
    }

    @Override
    protected Answer list(ArmRequest request) {
        return Scoped.list(tenant, request, type());
    }

    @Override
    protected Answer put(ArmRequest request) {
        boolean there = tenant.store().exists(request.path().text());
        ObjectNode lock = request.body();
        String level = lock.at("/properties/level").asText();
        if (!LEVELS.contains(level)) {
            throw Errors.refusal(
                    400, "InvalidLockLevel", "The lock level '" + level + "' is invalid. Allowed are " + LEVELS + ".");
        }
        lock.put("id", idFor(request))
                .put("type", type())
                .put("name", request.path().name());
        tenant.store().put(lock);
        return shown(request, there ? 200 : 201, lock);
    }

    @Override
    protected Answer delete(ArmRequest request) {
        boolean there = tenant.store().exists(request.path().text());
        tenant.store().remove(request.path().text());
        return Answer.empty(there ? 200 : 204);
    }
}
