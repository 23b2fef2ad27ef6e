package dev.cordon.capability.preflight;

import dev.cordon.capability.compute.VmState;
import dev.cordon.capability.identity.AssignedIdentities;
import dev.cordon.capability.network.NicState;
import dev.cordon.capability.policy.ContainmentPolicy;
import java.util.List;

/** A machine as observed, and how it is about to be contained. */
public record MachineUnderPlan(
        VmState vm, List<NicState> nics, AssignedIdentities identities, ContainmentPolicy policy) {
    public MachineUnderPlan {
        nics = List.copyOf(nics);
    }
}
