package dev.cordon.capability.compute;

import dev.cordon.capability.ArmId;

/** The Azure Resource Manager id of a virtual machine. */
public record VmId(String id) {
    static final String TYPE = "Microsoft.Compute/virtualMachines";
    /** Azure naming rules, Microsoft.Compute/virtualMachines. */
    private static final int LONGEST_NAME = 64;

    /** @throws IllegalArgumentException if it is not the id of a machine, or of one that no machine can have */
    public VmId {
        String name = ArmId.parse(id, TYPE).name();
        if (name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException(
                    "the name of the machine has " + name.length() + " characters; expected at most " + LONGEST_NAME);
        }
    }

    public String name() {
        return arm().name();
    }

    public ArmId arm() {
        return ArmId.parse(id, TYPE);
    }
}
