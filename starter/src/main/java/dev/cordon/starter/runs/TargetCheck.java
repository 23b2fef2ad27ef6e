package dev.cordon.starter.runs;

import dev.cordon.capability.compute.VmId;
import dev.cordon.capability.compute.VmState;
import dev.cordon.engine.InvalidField;
import java.util.Optional;

/** Asks, before a run is started, whether its target can be isolated at all. */
public interface TargetCheck {
    /**
     * The machine as it is; empty if nobody can tell in time: a run waits for Azure, a requester does not.
     *
     * @throws InvalidField naming {@code vmId} if Azure knows no such machine, or one that cannot be isolated
     */
    Optional<VmState> look(VmId vm);
}
