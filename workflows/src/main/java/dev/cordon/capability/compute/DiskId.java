package dev.cordon.capability.compute;

import dev.cordon.capability.ArmId;

/** The Azure Resource Manager id of a managed disk. */
public record DiskId(String id) {
    static final String TYPE = "Microsoft.Compute/disks";

    public DiskId {
        ArmId.parse(id, TYPE);
    }

    public String name() {
        return arm().name();
    }

    public ArmId arm() {
        return ArmId.parse(id, TYPE);
    }
}
