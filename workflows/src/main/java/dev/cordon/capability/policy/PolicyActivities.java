package dev.cordon.capability.policy;

import dev.cordon.capability.CarriedOutBy;
import dev.cordon.capability.WorkerRole;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Reads what the operators configured, once a run, so that it stands in the history that the run was decided by. */
@ActivityInterface
@CarriedOutBy(WorkerRole.RUNBOOKS)
public interface PolicyActivities {
    @ActivityMethod(name = "policy.containment")
    ContainmentPolicy containment();

    @ActivityMethod(name = "policy.gates")
    GatePolicy gates();

    /** How evidence is kept, as this worker is configured. */
    @ActivityMethod(name = "policy.vault")
    VaultPolicy vault();

    /** Name, version and commit of the build that runs runbooks now, for example {@code cordon 1.2.0 (3f68917)}. */
    @ActivityMethod(name = "policy.build")
    String build();

    /** How people are told what runs do, as this worker is configured. */
    @ActivityMethod(name = "policy.notifications")
    NotificationPolicy notifications();

    /** What incidents set going by themselves, as this worker is configured. */
    @ActivityMethod(name = "policy.incidents")
    IncidentPolicy incidents();
}
