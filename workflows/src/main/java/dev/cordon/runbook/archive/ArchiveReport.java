package dev.cordon.runbook.archive;

import dev.cordon.capability.custody.Sealed;
import dev.cordon.capability.history.ArchivedHistory;

/**
 * A run's record as it was completed.
 *
 * @param history the history in the vault
 * @param seal the seal over it
 * @param sealedFromOutside whether the manifest, too, had to be sealed from outside
 */
public record ArchiveReport(ArchivedHistory history, Sealed seal, boolean sealedFromOutside) {}
