package dev.cordon.runbook.archive;

import dev.cordon.capability.custody.Sealed;
import dev.cordon.capability.history.ArchivedHistory;
import org.jspecify.annotations.Nullable;

/**
 * A run's record as it was completed.
 *
 * @param history the history in the vault; null if Temporal no longer had it
 * @param seal the seal over it
 * @param sealedFromOutside whether the manifest, too, had to be sealed from outside
 */
public record ArchiveReport(@Nullable ArchivedHistory history, Sealed seal, boolean sealedFromOutside) {}
