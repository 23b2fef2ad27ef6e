package dev.cordon.runbook.archive;

import dev.cordon.capability.history.ArchivedHistory;
import dev.cordon.capability.runs.CutShortRun;
import dev.cordon.engine.custody.RunToArchive;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known from outside of how a run ended that sealed nothing.
 *
 * @param words it in a sentence
 * @param at when it closed, or when it was found to have
 * @param document it as the vault keeps it
 * @param lost why its history is not to be had; null if it is
 */
record KnownEnd(
        String words, Instant at, Object document, @Nullable String lost) {
    static KnownEnd of(RunToArchive run, ArchivedHistory history) {
        CutShortRun end = run.cutShort();
        return end == null
                ? new KnownEnd(
                        run.workflowId() + " closed as " + history.status() + " and could not seal its record",
                        history.closedAt(),
                        history,
                        null)
                : new KnownEnd(end.words(), history.closedAt(), end, null);
    }

    /** Of a run whose history Temporal no longer has. */
    static KnownEnd lost(RunToArchive run, String lost, Instant foundAt) {
        CutShortRun end = run.cutShort();
        return end == null
                ? new KnownEnd(
                        run.workflowId() + " closed and could not seal its record; its history is lost",
                        foundAt,
                        Map.of("workflowId", run.workflowId(), "runId", run.runId(), "lost", lost),
                        lost)
                : new KnownEnd(end.words() + "; its history is lost", end.closedAt(), end, lost);
    }
}
