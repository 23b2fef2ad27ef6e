package dev.cordon.capability.preflight;

import dev.cordon.capability.CarriedOutBy;
import dev.cordon.capability.WorkerRole;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Looks for what will stand in the way of cutting a machine off. Reads only. */
@ActivityInterface
@CarriedOutBy(WorkerRole.CONTAINMENT)
public interface ContainmentPreflight {
    /**
     * Permissions that the worker's identity lacks (Microsoft.Authorization/permissions of machine, interfaces and
     * quarantine groups); ReadOnly locks on them; each quarantine group: there, in its region and subscription, denying
     * everything but the responders' subnets, flushing connections; a machine that does not run.
     *
     * <p>A reading that the worker may not make is itself a finding, {@code MISSING_PERMISSION}, and no failure.
     */
    @ActivityMethod(name = "preflight.containment")
    Findings containment(MachineUnderPlan machine);
}
