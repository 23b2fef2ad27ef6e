package dev.cordon.range.network;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.Tenant;

/** The default rules of a network security group, to be read only. */
public final class DefaultSecurityRules extends NestedType {
    public DefaultSecurityRules(Tenant tenant) {
        super(tenant, "Microsoft.Network/networkSecurityGroups", "defaultSecurityRules");
    }

    @Override
    protected ArrayNode children(ObjectNode group) {
        return DefaultRules.of(group);
    }

    @Override
    protected void complete(ObjectNode group, ObjectNode rule) {
        throw new UnsupportedOperationException("default rules are never written");
    }
}
