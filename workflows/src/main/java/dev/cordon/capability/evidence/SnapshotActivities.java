package dev.cordon.capability.evidence;

import dev.cordon.capability.CarriedOutBy;
import dev.cordon.capability.WorkerRole;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Fixes disks in time. Every method throws the failures of {@link dev.cordon.capability.FailureType}. */
@ActivityInterface
@CarriedOutBy(WorkerRole.EVIDENCE)
public interface SnapshotActivities {
    /**
     * Takes an incremental snapshot of a disk in the evidence resource group of the disk's own subscription (Azure
     * refuses an incremental one elsewhere) and returns when its point in time is fixed: provisioningState Succeeded.
     *
     * <p>A snapshot that exists already is adopted if its tags name the same incident and disk and it was made from
     * the disk with the same uniqueId; any other snapshot of that name is left alone, and a new name is taken. Tags:
     * {@code incident_id}, {@code captured_by}, {@code captured_at}, {@code source_resource_id}. Never undone.
     */
    @ActivityMethod(name = "snapshot.take")
    DiskSnapshot take(SnapshotOrder order);

    /** The snapshot as it is now. */
    @ActivityMethod(name = "snapshot.observe")
    DiskSnapshot observe(SnapshotId snapshot);
}
