package dev.cordon.range.compute;

import dev.cordon.range.arm.ResourceType;
import dev.cordon.range.arm.Tenant;

/** The instances of a Uniform scale set, to be read only. */
public final class ScaleSetMachines extends ResourceType {
    public ScaleSetMachines(Tenant tenant) {
        super(tenant, "Microsoft.Compute/virtualMachineScaleSets/virtualMachines");
    }
}
