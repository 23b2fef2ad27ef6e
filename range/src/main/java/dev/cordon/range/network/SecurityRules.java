package dev.cordon.range.network;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.Tenant;

/** The rules of a network security group, one by one. */
public final class SecurityRules extends NestedType {
    public SecurityRules(Tenant tenant) {
        super(tenant, "Microsoft.Network/networkSecurityGroups", "securityRules", "PUT", "DELETE");
    }

    @Override
    protected void complete(ObjectNode group, ObjectNode rule) {
        SecurityGroups.complete(group, rule);
        SecurityGroups.checkPriorities(children(group));
    }
}
