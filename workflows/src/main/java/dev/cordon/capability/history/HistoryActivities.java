package dev.cordon.capability.history;

import dev.cordon.capability.CarriedOutBy;
import dev.cordon.capability.WorkerRole;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Archives histories in the vault. Throws the failures of {@link dev.cordon.capability.FailureType}. */
@ActivityInterface
@CarriedOutBy(WorkerRole.EVIDENCE)
public interface HistoryActivities {
    /**
     * Waits until the run has closed, then writes its whole history to a new blob (If-None-Match: *), as the JSON that
     * {@code temporal workflow show --output json} gives and with payloads as Temporal keeps them (encrypted where they
     * are), reads it back and hashes the bytes as stored. A blob of that name with the same bytes is adopted; one with
     * others fails with {@code AzureRefused}. A run that Temporal no longer has fails with {@code HistoryGone}.
     */
    @ActivityMethod(name = "history.archive")
    ArchivedHistory archive(HistoryToArchive history);
}
