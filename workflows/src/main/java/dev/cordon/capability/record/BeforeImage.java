package dev.cordon.capability.record;

import dev.cordon.capability.compute.VmState;
import dev.cordon.capability.identity.AssignedIdentities;
import dev.cordon.capability.network.NicState;
import java.util.List;

/** The state of a machine as recorded before the first change: what an undo restores. */
public record BeforeImage(VmState vm, List<NicState> nics, AssignedIdentities identities) {
    public BeforeImage {
        nics = List.copyOf(nics);
    }
}
