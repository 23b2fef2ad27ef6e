package dev.cordon.runbook.archive;

import io.temporal.failure.TemporalFailure;

/** A way to complete the record of one run. */
interface Archive {
    /**
     * Completes the record, or as much of it as can be now; called again, it goes on.
     *
     * @throws TemporalFailure if something of it cannot be done now
     */
    ArchiveReport completed();
}
