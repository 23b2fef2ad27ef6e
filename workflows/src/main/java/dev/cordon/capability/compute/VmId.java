package dev.cordon.capability.compute;

import dev.cordon.capability.ArmId;

/** The Azure Resource Manager id of a virtual machine. */
public record VmId(String id) {
    static final String TYPE = "Microsoft.Compute/virtualMachines";

    public VmId {
        ArmId.parse(id, TYPE);
    }

    public String name() {
        return arm().name();
    }

    public ArmId arm() {
        return ArmId.parse(id, TYPE);
    }
}
