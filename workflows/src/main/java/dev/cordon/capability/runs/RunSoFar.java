package dev.cordon.capability.runs;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run has done so far, seen from outside.
 *
 * @param mark differs from the mark of anything that was told before if there is something new
 * @param steps the steps that have ended, in order
 * @param question what it waits for somebody to decide; null if nothing
 * @param decisions those that counted, in order
 * @param end what it came to; null while it goes on
 */
public record RunSoFar(
        String workflowId,
        String runId,
        String runbook,
        String mark,
        List<EndedStep> steps,
        @Nullable OpenQuestion question,
        List<MadeDecision> decisions,
        @Nullable End end) {
    public RunSoFar {
        steps = List.copyOf(steps);
        decisions = List.copyOf(decisions);
    }

    /**
     * A step that has ended.
     *
     * @param state {@code DONE}, {@code SKIPPED} or {@code FAILED}
     * @param note what came of it
     */
    public record EndedStep(String id, String title, String state, Instant endedAt, String note) {}

    /** A question that is open. */
    public record OpenQuestion(String gate, String asks) {}

    /**
     * A decision that counted.
     *
     * @param source how it is known who made it: {@code AUTHENTICATED} or {@code ASSERTED}
     */
    public record MadeDecision(String gate, String choice, String by, String source) {}

    /**
     * How a run ended.
     *
     * @param verdict as its report says, for example {@code CONTAINED}; empty if it left none
     * @param words how it ended, in a sentence
     * @param secondsToContain null if containment was not verified
     * @param preservation id of the run that copies images to the vault; null if none was started
     */
    public record End(
            String verdict,
            String words,
            @Nullable Double secondsToContain,
            @Nullable String preservation) {}
}
