package dev.cordon.runbook.isolatevm;

import dev.cordon.capability.record.BeforeImage;
import dev.cordon.engine.StepStatus;
import dev.cordon.engine.Undo;
import dev.cordon.engine.gate.DecisionRecord;
import dev.cordon.engine.gate.SealedPlan;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an isolation found, changed, and left exposed. Of a run that ended early it says what had been done by then.
 *
 * @param verdict whether the machine was verified as contained, or how the run ended instead
 * @param ending how it ended, in a sentence
 * @param incidentId the incident
 * @param vmId Azure Resource Manager id of the machine
 * @param requestedBy who asked for it
 * @param time how long it took
 * @param plan what was to be changed, with the hash that decisions name; null if the run ended before it had one
 * @param gate how the gate before the first change ended, in words; empty if the run ended before it
 * @param decisions every decision that reached the run, those refused too
 * @param before the state that was recorded before the first change; null if the run ended before
 * @param done what was changed and collected
 * @param verification what reading back showed; null if the run ended before
 * @param exposures what containment leaves open, for how long
 * @param reversible what can be put back to the recorded state, in the order it would be
 * @param rolledBack what a roll back put back, and what not; null if there was none
 * @param memory that memory was not collected, and why
 * @param preservation id of the run that copies the disks' images to the vault; null if none was started
 * @param steps every step with its times
 */
public record IsolationReport(
        Verdict verdict,
        String ending,
        String incidentId,
        String vmId,
        String requestedBy,
        TimeToContain time,
        @Nullable SealedPlan plan,
        String gate,
        List<DecisionRecord> decisions,
        @Nullable BeforeImage before,
        Done done,
        @Nullable Verification verification,
        List<Exposure> exposures,
        List<String> reversible,
        Undo.@Nullable Outcome rolledBack,
        String memory,
        @Nullable String preservation,
        List<StepStatus> steps) {
    /** Disk snapshots hold no memory, and Azure offers no way to read a running machine's from outside. */
    public static final String MEMORY_NOT_COLLECTED =
            "not collected: a disk snapshot holds no memory, and Azure offers no reading of it from outside the machine";

    public IsolationReport {
        decisions = List.copyOf(decisions);
        exposures = List.copyOf(exposures);
        reversible = List.copyOf(reversible);
        steps = List.copyOf(steps);
    }

    /** What is known about the machine's isolation. */
    public enum Verdict {
        /** Read back: nothing but the responders reaches the machine, and it has no identity. */
        CONTAINED,
        /** Read back: something is still open. */
        NOT_CONTAINED,
        /** The run ended before it could be read back. */
        NOT_VERIFIED,
        /** A gate was refused, by a person or by silence; nothing was changed. */
        REFUSED,
        /** The run was asked to end after its plan; nothing was changed. */
        DRY_RUN,
        /** Everything that was changed was put back. */
        ROLLED_BACK,
        /** Something that was changed could not be put back; {@code rolledBack} names it. */
        PARTLY_ROLLED_BACK
    }

    /**
     * How long containment took.
     *
     * @param countedFrom the alert, or the start of the run where no alert is known
     * @param containedAt when containment was verified; null if it was not
     * @param seconds from the one to the other; null if it was not
     * @param targetSeconds within how many it should have been
     */
    public record TimeToContain(
            Instant countedFrom,
            @Nullable Instant containedAt,
            @Nullable Double seconds,
            long targetSeconds) {}
}
