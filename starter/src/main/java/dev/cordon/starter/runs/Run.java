package dev.cordon.starter.runs;

import dev.cordon.engine.RunStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run as it stands.
 *
 * @param progress what a running run is doing; null if it has ended or no worker answered quickly
 * @param outcome what an ended run came to; null while it goes on
 */
public record Run(
        String workflowId,
        String runId,
        RunState state,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable RunStatus progress,
        @Nullable Outcome outcome) {
    /**
     * What a run came to.
     *
     * @param report the report as it stands in the history; of a run that failed, what had been done by then, or null
     *     if nothing had
     * @param failure why it did not complete, in a sentence; null if it did
     */
    public record Outcome(@Nullable Object report, @Nullable String failure) {}
}
