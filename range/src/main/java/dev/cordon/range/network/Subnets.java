package dev.cordon.range.network;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.Tenant;

/** The subnets of a virtual network, one by one. */
public final class Subnets extends NestedType {
    private final References references;

    public Subnets(Tenant tenant) {
        super(tenant, "Microsoft.Network/virtualNetworks", "subnets", "PUT", "DELETE");
        this.references = new References(tenant);
    }

    @Override
    protected void complete(ObjectNode network, ObjectNode subnet) {
        VirtualNetworks.complete(network, subnet, references);
    }
}
