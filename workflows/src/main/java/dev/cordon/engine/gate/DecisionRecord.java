package dev.cordon.engine.gate;

import dev.cordon.capability.decision.Decision;
import dev.cordon.capability.decision.DecisionSource;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A decision that reached a run, and what became of it. Refused ones are recorded too: they change nothing.
 *
 * @param receivedAt when it reached the run
 * @param decision it as it was sent; null if it could not be read
 * @param source how it is known who took it
 * @param method how the decider was authenticated; empty for an asserted one
 * @param outcome what became of it
 * @param refusal why it does not count; null if it does, or if it is kept for a gate that is not open yet
 * @param words what became of it, in a sentence
 */
public record DecisionRecord(
        Instant receivedAt,
        @Nullable Decision decision,
        DecisionSource source,
        String method,
        Outcome outcome,
        @Nullable Refusal refusal,
        String words) {
    /** What can become of a decision. */
    public enum Outcome {
        /** It came before its gate opened, and is judged when it does. */
        KEPT,
        COUNTED,
        REFUSED
    }

    static DecisionRecord kept(Instant at, Decision decision) {
        return new DecisionRecord(
                at,
                decision,
                sourceOf(decision),
                "",
                Outcome.KEPT,
                null,
                "The gate '" + decision.gate() + "' is not open yet; the decision is kept and judged when it opens.");
    }

    static DecisionRecord counted(Instant at, Decision decision, String method) {
        return new DecisionRecord(
                at, decision, sourceOf(decision), method, Outcome.COUNTED, null, "The decision counts.");
    }

    static DecisionRecord refused(Instant at, @Nullable Decision decision, Refusal refusal, String about) {
        DecisionSource claimed = decision == null ? DecisionSource.ASSERTED : sourceOf(decision);
        DecisionSource source = refusal == Refusal.BAD_SIGNATURE ? DecisionSource.ASSERTED : claimed;
        return new DecisionRecord(at, decision, source, "", Outcome.REFUSED, refusal, refusal.sentence(about));
    }

    private static DecisionSource sourceOf(Decision decision) {
        return decision.signature() == null ? DecisionSource.ASSERTED : DecisionSource.AUTHENTICATED;
    }
}
