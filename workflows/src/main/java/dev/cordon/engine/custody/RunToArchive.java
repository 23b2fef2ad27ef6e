package dev.cordon.engine.custody;

import dev.cordon.capability.runs.CutShortRun;
import org.jspecify.annotations.Nullable;

/**
 * A run whose history is to be archived once it has closed.
 *
 * @param terms what its records say alike
 * @param cutShort how others ended it, if it had no chance to close its record; null if it closes by itself
 */
public record RunToArchive(
        String runbook,
        String workflowId,
        String runId,
        Terms terms,
        @Nullable CutShortRun cutShort) {
    /** The workflow type that archives it: a public contract, never renamed. */
    public static final String ARCHIVED_BY = "ArchiveRun";

    /** Id of the run that archives it: one for each run, whoever asks for it. */
    public String archivedAs() {
        return archivedAs(runId);
    }

    /** Id of the run that archives the run of an id. */
    public static String archivedAs(String runId) {
        return "archive-run." + runId;
    }
}
