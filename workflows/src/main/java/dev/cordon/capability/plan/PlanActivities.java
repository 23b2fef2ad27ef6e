package dev.cordon.capability.plan;

import dev.cordon.capability.CarriedOutBy;
import dev.cordon.capability.WorkerRole;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Gives a plan the name that decisions use for it. */
@ActivityInterface
@CarriedOutBy(WorkerRole.RUNBOOKS)
public interface PlanActivities {
    /** SHA-256 of the plan as canonical JSON (RFC 8785), in lower-case hexadecimal. */
    @ActivityMethod(name = "plan.hash")
    String hash(Plan plan);
}
