package dev.cordon.capability.record;

import dev.cordon.capability.CarriedOutBy;
import dev.cordon.capability.WorkerRole;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Keeps and finds records of runs in the vault. Throws the failures of {@link dev.cordon.capability.FailureType}. */
@ActivityInterface
@CarriedOutBy(WorkerRole.EVIDENCE)
public interface RecordActivities {
    /**
     * Writes a record to the vault as a new blob (If-None-Match: *), reads it back and hashes the bytes as stored. A
     * blob of that name written by the same run is adopted; one of anybody else fails with {@code AzureRefused}.
     */
    @ActivityMethod(name = "record.keep")
    KeptRecord keep(RecordToKeep record);

    /**
     * Finds the before-image of a machine, among all blobs named {@code {incident}/{run}/before-image.json} whose
     * metadata names the machine: the last one that shows it untouched, since a machine that was released and isolated
     * again is to be restored to what it was the last time; where all show it touched, the first. Fails with
     * {@code AzureNotFound} if there is none.
     */
    @ActivityMethod(name = "record.findBeforeImage")
    FoundBeforeImage findBeforeImage(BeforeImageSearch search);
}
