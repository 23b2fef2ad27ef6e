package dev.cordon.starter.runs;

import java.time.Instant;
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
    /** The last part of the target's id. */
    public String machine() {
        return target.substring(target.lastIndexOf('/') + 1);
    }
}
