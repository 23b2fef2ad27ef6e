package dev.cordon.range.compute;

import dev.cordon.range.arm.ResourceType;
import dev.cordon.range.arm.Tenant;

/** Virtual machine scale sets, to be read only. */
public final class ScaleSets extends ResourceType {
    public ScaleSets(Tenant tenant) {
        super(tenant, "Microsoft.Compute/virtualMachineScaleSets");
    }
}
