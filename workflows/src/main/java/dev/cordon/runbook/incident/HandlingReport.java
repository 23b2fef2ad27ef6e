package dev.cordon.runbook.incident;

import dev.cordon.capability.Severity;
import dev.cordon.capability.policy.Initiative;
import dev.cordon.engine.StepStatus;
import dev.cordon.engine.gate.DecisionRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was done about an incident.
 *
 * @param verdict what became of the machines that it names
 * @param ending it in a sentence
 * @param incidentId how runs and records name the incident
 * @param incidentArmId Azure Resource Manager id of the incident
 * @param requestedBy who asked for it
 * @param severity the highest that was reported
 * @param mapping what it names, and what each means
 * @param runs the runs that were started or joined, in order
 * @param waiting what a human has still to do something about, a sentence each
 * @param writtenBack what stands in Sentinel of it
 * @param undelivered what Sentinel or people could not be told, a sentence each
 * @param decisions every decision that reached the run
 * @param steps every step with its times
 */
public record HandlingReport(
        Verdict verdict,
        String ending,
        String incidentId,
        String incidentArmId,
        String requestedBy,
        Severity severity,
        Mapping mapping,
        List<Run> runs,
        List<String> waiting,
        WrittenBack writtenBack,
        List<String> undelivered,
        List<DecisionRecord> decisions,
        List<StepStatus> steps) {
    public HandlingReport {
        runs = List.copyOf(runs);
        waiting = List.copyOf(waiting);
        undelivered = List.copyOf(undelivered);
        decisions = List.copyOf(decisions);
        steps = List.copyOf(steps);
    }

    /** What became of the machines that an incident names. */
    public enum Verdict {
        /** Every machine that was to be isolated is verified as contained. */
        CONTAINED,
        /** Some are, some are not. */
        PARTLY_CONTAINED,
        /** None of those that were to be isolated is. */
        NOT_CONTAINED,
        /** People refused every isolation that was proposed. */
        REFUSED,
        /** No isolation was started. */
        NOTHING_ISOLATED,
        /** People stopped the run on a hold, or it could not go on; what it had started goes on. */
        STOPPED,
        /** The run was cancelled; what it had started goes on. */
        CANCELLED
    }

    /**
     * A run that was started for the incident, or was there already.
     *
     * @param verdict as its own report says; empty if it left none
     * @param words how it ended
     * @param secondsToContain null if it did not contain, or not verify it
     * @param preservation id of the run that copies images to the vault; null if none was started
     */
    public record Run(
            String runbook,
            String vmId,
            String workflowId,
            @Nullable String runId,
            Initiative initiative,
            String verdict,
            String words,
            @Nullable Double secondsToContain,
            @Nullable String preservation) {}

    /**
     * What stands in Sentinel.
     *
     * @param comments how many comments were written
     * @param tasks how many tasks were written
     * @param folded how many steps and decisions stand in the comment of their run, for lack of room for one each
     * @param refused how many comments and tasks Sentinel did not take because the incident was full
     */
    public record WrittenBack(int comments, int tasks, int folded, int refused) {}
}
