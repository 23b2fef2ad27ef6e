package dev.cordon.engine.custody;

import dev.cordon.capability.history.ArchivedHistory;
import org.jspecify.annotations.Nullable;

/**
 * A closed run's history, sealed as the second and last document of its record.
 *
 * @param schema {@link #SCHEMA}
 * @param history the history as it stands in the vault, with its hash
 * @param manifestSha256 SHA-256 of {@code manifest.jws} as stored; null if the run has none
 */
public record SealedHistory(
        String schema,
        String incidentId,
        String runbook,
        String workflowId,
        String runId,
        ArchivedHistory history,
        @Nullable String manifestSha256) {
    /** The shape of this document; a later shape has another name. */
    public static final String SCHEMA = "cordon.history/1";
}
