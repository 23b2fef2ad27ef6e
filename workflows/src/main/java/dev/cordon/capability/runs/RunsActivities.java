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

    /**
     * The supervised runs that have closed, however, and whose record nobody completes: there is no {@code ArchiveRun}
     * of theirs that goes on or has completed. Those that never began to change or keep anything are left out, since
     * they have nothing to account for. It reaches as far back as Temporal does.
     */
    @ActivityMethod(name = "runs.unarchived")
    UnarchivedRuns unarchived();
}
