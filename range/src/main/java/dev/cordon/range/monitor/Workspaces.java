package dev.cordon.range.monitor;

import dev.cordon.range.arm.ResourceType;
import dev.cordon.range.arm.Tenant;

/** Log Analytics workspaces, to be read only. */
public final class Workspaces extends ResourceType {
    public Workspaces(Tenant tenant) {
        super(tenant, "Microsoft.OperationalInsights/workspaces");
    }
}
