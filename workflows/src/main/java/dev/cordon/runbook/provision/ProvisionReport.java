package dev.cordon.runbook.provision;

import dev.cordon.capability.provision.VaultBuild;
import dev.cordon.engine.StepStatus;
import dev.cordon.engine.gate.DecisionRecord;
import dev.cordon.engine.gate.SealedPlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a vault was made.
 *
 * @param verdict whether it can take evidence for good
 * @param ending how the run ended, in a sentence
 * @param build what there is now; null if it was not observed
 * @param plan what was to be locked, with the hash that decisions name; null if the run ended before it
 * @param decisions every decision that reached the run, those refused too
 * @param steps every step with its times
 */
public record ProvisionReport(
        Verdict verdict,
        String ending,
        String accountId,
        String container,
        String requestedBy,
        @Nullable VaultBuild build,
        @Nullable SealedPlan plan,
        List<DecisionRecord> decisions,
        List<StepStatus> steps) {
    public ProvisionReport {
        decisions = List.copyOf(decisions);
        steps = List.copyOf(steps);
    }

    /** What became of a vault. */
    public enum Verdict {
        /** Everything is there and the policy is locked. */
        LOCKED,
        /** Everything is there but for the lock, which was refused by a person or by silence. */
        NOT_LOCKED,
        /** The run ended before everything was there. */
        NOT_COMPLETED
    }
}
