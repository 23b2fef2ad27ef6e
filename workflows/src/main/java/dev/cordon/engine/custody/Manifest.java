package dev.cordon.engine.custody;

import dev.cordon.capability.policy.GateRule;
import dev.cordon.capability.vault.VaultState;
import dev.cordon.engine.StepStatus;
import dev.cordon.engine.gate.DecisionRecord;
import dev.cordon.engine.gate.SealedPlan;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sum of a run, sealed as it ends.
 *
 * @param schema {@link #SCHEMA}
 * @param target Azure Resource Manager id of what the run was about
 * @param startedAt when the run began; null if that is not known from outside
 * @param endedAt when the manifest was made
 * @param verdict how it ended, as its report says, for example {@code CONTAINED}
 * @param ending how it ended, in a sentence
 * @param records how many custody records there are
 * @param head SHA-256 of the last one's bytes as stored
 * @param plan what was to be changed, with the hash that decisions name; null if the run had none
 * @param rule what the policy asked for at the gate; null if the run had no gate or ended before it
 * @param decisions every decision that reached the run, with its signature, those refused too
 * @param retention the vault as it was before the first write; null if it was not looked at
 * @param steps every step with its times
 * @param notCollected what was not collected, each with the reason
 * @param notUndone what was to be put back and was not, each with the reason
 * @param code name, version and commit of the build that the runbook was run with when the manifest was made; null if that
 *     is not known from outside, or the manifest is older than that
 * @param fromOutside whether the run had no chance to seal it itself, so that it says only what is known from outside
 */
public record Manifest(
        String schema,
        String incidentId,
        String runbook,
        String workflowId,
        String runId,
        String target,
        String severity,
        String requestedBy,
        @Nullable Instant startedAt,
        Instant endedAt,
        String verdict,
        String ending,
        int records,
        String head,
        @Nullable SealedPlan plan,
        @Nullable GateRule rule,
        List<DecisionRecord> decisions,
        @Nullable VaultState retention,
        List<StepStatus> steps,
        List<String> notCollected,
        List<String> notUndone,
        @Nullable String code,
        boolean fromOutside) {
    /** The shape of this manifest; a later shape has another name. */
    public static final String SCHEMA = "cordon.manifest/1";
    /** In place of the requester, in a manifest that was sealed from outside by somebody who could not read it. */
    public static final String UNKNOWN_REQUESTER = "unknown";

    public Manifest {
        decisions = List.copyOf(decisions);
        steps = List.copyOf(steps);
        notCollected = List.copyOf(notCollected);
        notUndone = List.copyOf(notUndone);
    }
}
