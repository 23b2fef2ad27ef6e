package dev.cordon.capability.runs;

import dev.cordon.capability.CarriedOutBy;
import dev.cordon.capability.WorkerRole;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Looks at runs from outside. */
@ActivityInterface
@CarriedOutBy(WorkerRole.RUNBOOKS)
public interface RunsActivities {
    /**
     * The supervised runs that were terminated, or timed out, in the last hours: ended by others, without a chance to
     * close their record.
     */
    @ActivityMethod(name = "runs.cutShort")
    CutShortRuns cutShort(int hours);
}
