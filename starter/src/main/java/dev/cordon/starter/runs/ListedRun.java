package dev.cordon.starter.runs;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A run as it is found by its search attributes; a text is empty where the attribute is not set.
 *
 * @param phase the step that is running, or the end that the run came to
 * @param timeToContainSeconds null if containment was not verified
 */
public record ListedRun(
        String runbook,
        String workflowId,
        String runId,
        RunState state,
        Instant startedAt,
        @Nullable Instant endedAt,
        String incidentId,
        String severity,
        String target,
        String phase,
        boolean awaitsDecision,
        @Nullable Double timeToContainSeconds) {
    /** The phase as people read it; where it is not known, whether the run goes on or how it ended. */
    public String phaseWords() {
        return phase.isEmpty()
                ? state.words()
                : phase.toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' ');
    }

    /** The last part of the target's id. */
    public String machine() {
        return target.substring(target.lastIndexOf('/') + 1);
    }
}
