package dev.cordon.capability.runs;

import dev.cordon.capability.CarriedOutBy;
import dev.cordon.capability.WorkerRole;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Follows runs from outside. */
@ActivityInterface
@CarriedOutBy(WorkerRole.FOLLOWING)
public interface FollowingActivities {
    /**
     * Waits until a run has more to tell than was seen, for as long as that takes, and tells all of it. Fails with
     * {@code AzureNotFound} if there is no such run.
     */
    @ActivityMethod(name = "runs.follow")
    RunSoFar follow(RunToFollow run);
}
