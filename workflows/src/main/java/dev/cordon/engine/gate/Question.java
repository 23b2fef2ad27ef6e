package dev.cordon.engine.gate;

import dev.cordon.capability.decision.DecisionSource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a run asks people.
 *
 * @param gate its name within the run; a decision names it
 * @param asks the question in words: what is at stake, and why it is asked
 * @param choices the answers it takes
 * @param accepts the sources of decisions that count
 * @param requestedBy who asked for the run
 * @param run id of the run that asks, another one after a reset; a decision names it
 * @param planHash the plan that is decided on; a decision names it
 * @param openedAt when it was asked
 * @param expiresAt when silence becomes an answer; null for never
 */
public record Question(
        String gate,
        String asks,
        List<Choice> choices,
        List<DecisionSource> accepts,
        String requestedBy,
        String run,
        String planHash,
        Instant openedAt,
        @Nullable Instant expiresAt) {
    public Question {
        choices = List.copyOf(choices);
        accepts = List.copyOf(accepts);
    }

    Optional<Choice> choice(String name) {
        return choices.stream().filter(choice -> choice.name().equals(name)).findFirst();
    }
}
