package dev.cordon.engine.custody;

import dev.cordon.capability.history.ArchivedHistory;
import dev.cordon.capability.vault.VaultCheck;
import org.jspecify.annotations.Nullable;

/**
 * A closed run's history, sealed as the second and last document of its record.
 *
 * @param schema {@link #SCHEMA}
 * @param history the history as it stands in the vault, with its hash; null if it was lost
 * @param manifestSha256 SHA-256 of {@code manifest.jws} as stored; null if the run has none
 * @param lost why there is no history, in a sentence; null if there is one
 * @param vault the vault as it was before the history was written; null in seals that are older than that
 */
public record SealedHistory(
        String schema,
        String incidentId,
        String runbook,
        String workflowId,
        String runId,
        @Nullable ArchivedHistory history,
        @Nullable String manifestSha256,
        @Nullable String lost,
        @Nullable VaultCheck vault) {
    /** The shape of this document; a later shape has another name. */
    public static final String SCHEMA = "cordon.history/1";
}
