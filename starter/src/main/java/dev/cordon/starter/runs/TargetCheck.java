package dev.cordon.starter.runs;

import dev.cordon.capability.compute.VmId;
import dev.cordon.engine.InvalidField;

/** Asks, before a run is started, whether its target can be isolated at all. */
public interface TargetCheck {
    /**
     * Returns if the machine can be isolated, and also if nobody can tell in time: a run waits for Azure, a requester
     * does not.
     *
     * @throws InvalidField naming {@code vmId} if Azure knows no such machine, or one that cannot be isolated
     */
    void require(VmId vm);
}
