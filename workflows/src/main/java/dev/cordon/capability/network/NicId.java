package dev.cordon.capability.network;

import dev.cordon.capability.ArmId;

/** The Azure Resource Manager id of a network interface. */
public record NicId(String id) {
    static final String TYPE = "Microsoft.Network/networkInterfaces";

    public NicId {
        ArmId.parse(id, TYPE);
    }

    public String name() {
        return arm().name();
    }

    public ArmId arm() {
        return ArmId.parse(id, TYPE);
    }
}
