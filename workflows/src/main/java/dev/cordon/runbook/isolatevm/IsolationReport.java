package dev.cordon.runbook.isolatevm;

import dev.cordon.capability.record.BeforeImage;
import dev.cordon.engine.StepStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an isolation found, changed, and left exposed. Of a run that failed it says what had been done by then.
 *
 * @param verdict whether the machine was verified as contained
 * @param incidentId the incident
 * @param vmId Azure Resource Manager id of the machine
 * @param requestedBy who asked for it
 * @param time how long it took
 * @param before the state that was recorded before the first change; null if the run failed before
 * @param done what was changed and collected
 * @param verification what reading back showed; null if the run failed before
 * @param exposures what containment leaves open, for how long
 * @param reversible what can be put back to the recorded state, in the order it would be
 * @param memory that memory was not collected, and why
 * @param steps every step with its times
 */
public record IsolationReport(
        Verdict verdict,
        String incidentId,
        String vmId,
        String requestedBy,
        TimeToContain time,
        @Nullable BeforeImage before,
        Done done,
        @Nullable Verification verification,
        List<Exposure> exposures,
        List<String> reversible,
        String memory,
        List<StepStatus> steps) {
    /** Disk snapshots hold no memory, and Azure offers no way to read a running machine's from outside. */
    public static final String MEMORY_NOT_COLLECTED =
            "not collected: a disk snapshot holds no memory, and Azure offers no reading of it from outside the machine";

    public IsolationReport {
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
        NOT_VERIFIED
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
