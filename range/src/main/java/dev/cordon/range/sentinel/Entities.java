package dev.cordon.range.sentinel;

import dev.cordon.range.arm.ResourceType;
import dev.cordon.range.arm.Tenant;

/** The entities of a workspace's alerts, and the alerts themselves, to be read only. */
final class Entities extends ResourceType {
    static final String TYPE = "Microsoft.SecurityInsights/Entities";

    Entities(Tenant tenant) {
        super(tenant, TYPE);
    }
}
