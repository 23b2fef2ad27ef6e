package dev.cordon.capability.record;

import dev.cordon.capability.compute.VmState;
import dev.cordon.capability.identity.AssignedIdentities;
import dev.cordon.capability.network.NicState;
import java.util.List;
import java.util.Objects;

/** The state of a machine as recorded before the first change: what an undo restores. */
public record BeforeImage(VmState vm, List<NicState> nics, AssignedIdentities identities) {
    public BeforeImage {
        Objects.requireNonNull(vm, "vm is missing");
        Objects.requireNonNull(identities, "identities is missing");
        nics = List.copyOf(nics);
    }
}
