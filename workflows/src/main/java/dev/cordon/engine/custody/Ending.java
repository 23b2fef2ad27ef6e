package dev.cordon.engine.custody;

import dev.cordon.capability.policy.GateRule;
import dev.cordon.engine.StepStatus;
import dev.cordon.engine.gate.SealedPlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a run ended, for its manifest.
 *
 * @param verdict as its report says
 * @param words it in a sentence
 * @param plan what was to be changed; null if the run had none
 * @param rule what was asked for at its gate; null if it had none
 * @param notUndone what was to be put back and was not, each with the reason
 */
public record Ending(
        String verdict,
        String words,
        @Nullable SealedPlan plan,
        @Nullable GateRule rule,
        List<StepStatus> steps,
        List<String> notUndone) {
    public Ending {
        steps = List.copyOf(steps);
        notUndone = List.copyOf(notUndone);
    }
}
