package dev.cordon.runbook.releasevm;

import dev.cordon.capability.identity.AssignedIdentities;
import dev.cordon.capability.identity.RoleAssignment;
import dev.cordon.capability.record.BeforeImage;
import dev.cordon.engine.StepStatus;
import dev.cordon.engine.gate.DecisionRecord;
import dev.cordon.engine.gate.SealedPlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a release put back, and what not.
 *
 * @param verdict how it ended
 * @param ending it in a sentence
 * @param beforeImageUrl where in the vault the restored state was recorded; empty if it was not loaded
 * @param restored the state that was to be put back; null if it was not loaded
 * @param plan what was to be changed
 * @param gate how the gate ended, in words
 * @param decisions every decision that reached the run, those refused too
 * @param putBack what was put back
 * @param notPutBack what was not, each with the reason
 * @param identities what the machine has now; a system-assigned identity has a new principal
 * @param lostRoles roles of the old system-assigned principal that the new one does not have
 * @param steps every step with its times
 */
public record ReleaseReport(
        Verdict verdict,
        String ending,
        String incidentId,
        String vmId,
        String requestedBy,
        String beforeImageUrl,
        @Nullable BeforeImage restored,
        @Nullable SealedPlan plan,
        String gate,
        List<DecisionRecord> decisions,
        List<String> putBack,
        List<String> notPutBack,
        @Nullable AssignedIdentities identities,
        List<RoleAssignment> lostRoles,
        List<StepStatus> steps) {
    public ReleaseReport {
        decisions = List.copyOf(decisions);
        putBack = List.copyOf(putBack);
        notPutBack = List.copyOf(notPutBack);
        lostRoles = List.copyOf(lostRoles);
        steps = List.copyOf(steps);
    }

    /** How a release ended. */
    public enum Verdict {
        /** Read back: the recorded state is there, but for what is said to be new. */
        RELEASED,
        /** The incident gave up its hold; the machine stays contained for another one. */
        HOLD_GIVEN_UP,
        /** Something was not put back; {@code notPutBack} names it. */
        PARTLY_RELEASED,
        /** Refused by a person, by silence, or because another incident holds the machine; nothing was changed. */
        REFUSED,
        /** Ended before it was verified. */
        NOT_VERIFIED
    }
}
