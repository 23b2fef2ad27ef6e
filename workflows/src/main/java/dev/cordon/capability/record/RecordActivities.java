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
     * blob of that name is adopted if the same run wrote the same bytes, as a retry does; one with other bytes, or of
     * anybody else, fails with {@code AzureRefused}: whoever could write to the vault first has not written it for the
     * run.
     */
    @ActivityMethod(name = "record.keep")
    KeptRecord keep(RecordToKeep record);

    /**
     * Finds the before-image of a machine, among all blobs named {@code {incident}/{run}/before-image.json} whose
     * metadata names the machine, as {@link BeforeImageChoice} says: an image counts for as much as the chain of custody
     * and the seal of its run vouch for. Fails with {@code AzureNotFound} if there is none, with {@code AzureRefused} if
     * what there is contradicts the chain of its run.
     */
    @ActivityMethod(name = "record.findBeforeImage")
    FoundBeforeImage findBeforeImage(BeforeImageSearch search);
}
