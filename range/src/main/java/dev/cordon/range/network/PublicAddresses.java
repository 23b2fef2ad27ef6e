package dev.cordon.range.network;

import dev.cordon.range.arm.Tenant;

/** Public IP addresses. */
public final class PublicAddresses extends NetworkType {
    public PublicAddresses(Tenant tenant) {
        super(tenant, "Microsoft.Network/publicIPAddresses");
    }
}
