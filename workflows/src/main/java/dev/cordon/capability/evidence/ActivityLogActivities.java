package dev.cordon.capability.evidence;

import dev.cordon.capability.CarriedOutBy;
import dev.cordon.capability.WorkerRole;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Keeps the Activity Log. Every method throws the failures of {@link dev.cordon.capability.FailureType}. */
@ActivityInterface
@CarriedOutBy(WorkerRole.EVIDENCE)
public interface ActivityLogActivities {
    /**
     * Writes the events of a resource group in a window of time, every page of them and each as Azure returned it, to
     * one new blob in the vault (If-None-Match: *), reads it back and hashes the bytes as stored.
     *
     * <p>A blob of that name is adopted if its bytes are what Azure answers now, or what an attempt before told in its
     * heartbeat that it was about to write. Any other blob of the same run is left alone, and the slice goes under the
     * next name ({@code …-2.json}); one of another run fails with {@code AzureRefused}. Azure keeps events for 90 days
     * and shows them 3 to 20 minutes late, so the last minutes of a slice may be incomplete.
     */
    @ActivityMethod(name = "activitylog.export")
    ActivityLogExport export(ActivityLogSlice slice);

    /** Reads two slices back from the vault and compares them event by event. */
    @ActivityMethod(name = "activitylog.reconcile")
    Reconciliation reconcile(SlicesToCompare slices);
}
