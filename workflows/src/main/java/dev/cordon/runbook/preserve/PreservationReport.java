package dev.cordon.runbook.preserve;

import dev.cordon.capability.evidence.ActivityLogExport;
import dev.cordon.capability.evidence.Reconciliation;
import dev.cordon.engine.StepStatus;
import dev.cordon.engine.gate.DecisionRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of a machine's evidence is in the vault.
 *
 * @param verdict how complete it is
 * @param ending how the run ended, in a sentence
 * @param disks every disk of the machine, and how far its evidence is preserved
 * @param firstActivityLog URL of the export that was made first; null if there is none
 * @param laterActivityLog the export that was made later; null if it was not made
 * @param reconciliation what the later one has that the first had not; null if they were not compared
 * @param decisions every decision that reached the run, those refused too
 * @param steps every step with its times
 */
public record PreservationReport(
        Verdict verdict,
        String ending,
        String incidentId,
        String vmId,
        String requestedBy,
        List<PreservedDisk> disks,
        @Nullable String firstActivityLog,
        @Nullable ActivityLogExport laterActivityLog,
        @Nullable Reconciliation reconciliation,
        List<DecisionRecord> decisions,
        List<StepStatus> steps) {
    public PreservationReport {
        disks = List.copyOf(disks);
        decisions = List.copyOf(decisions);
        steps = List.copyOf(steps);
    }

    /** How complete the evidence in the vault is. */
    public enum Verdict {
        /** The image of every disk is in the vault and was read back and hashed. */
        PRESERVED,
        /** Something was gone on without; the steps say what. */
        PARTLY_PRESERVED,
        /** The run ended before it had done all it was to do. */
        NOT_COMPLETED
    }
}
