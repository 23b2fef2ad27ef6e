package dev.cordon.capability.network;

import dev.cordon.capability.ArmId;

/** The Azure Resource Manager id of a network security group. */
public record NsgId(String id) {
    static final String TYPE = "Microsoft.Network/networkSecurityGroups";

    public NsgId {
        ArmId.parse(id, TYPE);
    }

    public String name() {
        return arm().name();
    }

    public ArmId arm() {
        return ArmId.parse(id, TYPE);
    }
}
