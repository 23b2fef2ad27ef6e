package dev.cordon.capability.preflight;

import dev.cordon.capability.CarriedOutBy;
import dev.cordon.capability.WorkerRole;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Looks for what will stand in the way of keeping a machine's evidence. Reads only. */
@ActivityInterface
@CarriedOutBy(WorkerRole.EVIDENCE)
public interface EvidencePreflight {
    /**
     * Permissions that the worker's identity lacks on disks and the evidence group; the evidence group: there, with a
     * CanNotDelete lock, without a ReadOnly one; each disk: fewer than 500 snapshots and fewer than 7 incremental ones
     * in the last five minutes, a network access policy that allows export, a kind that Azure snapshots; the vault's
     * container: there, with a locked immutability policy.
     *
     * <p>A reading that the worker may not make is itself a finding, {@code MISSING_PERMISSION}, and no failure.
     */
    @ActivityMethod(name = "preflight.evidence")
    Findings evidence(MachineUnderPlan machine);
}
