package dev.cordon.azure;

import java.util.Optional;

/** The histories that Temporal keeps, for archiving them. */
public interface RunHistories {
    /**
     * The whole history of a run, once it has closed.
     *
     * @return nothing if the run is still open after some seconds of waiting
     * @throws io.temporal.failure.ApplicationFailure {@code HistoryGone} if Temporal no longer has the run,
     *     {@code AzureUnreachable} if Temporal does not answer
     */
    Optional<ClosedHistory> closedHistory(String workflowId, String runId);
}
