package dev.cordon.range.authorization;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.ArmRequest;
import dev.cordon.range.arm.Pages;
import dev.cordon.range.arm.ResourceType;
import dev.cordon.range.arm.Tenant;
import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Caller;
import dev.cordon.range.rbac.RoleDefinition;
import java.util.List;

/** What the caller may do at a scope. */
public final class Permissions extends ResourceType {
    public Permissions(Tenant tenant) {
        super(tenant, "Microsoft.Authorization/permissions");
    }

    /** Everybody may ask about themselves. */
    @Override
    public boolean guarded(ArmRequest request) {
        return false;
    }

    @Override
    protected Answer list(ArmRequest request) {
        Caller caller = request.call().caller();
        List<ObjectNode> held = caller == null
                ? List.of()
                : tenant.access()
                        .roles(caller.objectId(), request.path().scope())
                        .map(RoleDefinition::permission)
                        .toList();
        return Pages.answer(request, held, 100);
    }
}
