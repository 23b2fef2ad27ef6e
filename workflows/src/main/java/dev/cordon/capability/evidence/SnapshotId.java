package dev.cordon.capability.evidence;

import dev.cordon.capability.ArmId;

/** The Azure Resource Manager id of a disk snapshot. */
public record SnapshotId(String id) {
    static final String TYPE = "Microsoft.Compute/snapshots";

    public SnapshotId {
        ArmId.parse(id, TYPE);
    }

    public String name() {
        return arm().name();
    }

    public ArmId arm() {
        return ArmId.parse(id, TYPE);
    }
}
