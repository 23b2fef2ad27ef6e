package dev.cordon.starter.runs;

import dev.cordon.engine.RunStatus;
import dev.cordon.engine.gate.Decisions;
import dev.cordon.engine.gate.SealedPlan;
import dev.cordon.runbook.incident.HandlingReport;
import dev.cordon.runbook.incident.Mapped;
import dev.cordon.runbook.isolatevm.IsolationReport.TimeToContain;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run as it stands.
 *
 * @param runbook the workflow type
 * @param account what the run says of itself
 * @param outcome what an ended run came to; null while it goes on
 */
public record Run(
        String runbook,
        String workflowId,
        String runId,
        RunState state,
        Instant startedAt,
        @Nullable Instant endedAt,
        Account account,
        @Nullable Outcome outcome) {
    /**
     * What a run says of itself, asked of its worker while it goes on and read from its report afterwards. Each part
     * is null as long as nobody can say.
     *
     * @param progress what it is doing, step by step
     * @param plan what it is about to change, or has changed
     * @param decisions what people were asked and what they decided
     * @param containment how long containment took; only in the report of an isolation
     * @param incident what an incident names, and the runs for it; only of a run that handles one
     */
    public record Account(
            @Nullable RunStatus progress,
            @Nullable SealedPlan plan,
            @Nullable Decisions decisions,
            @Nullable TimeToContain containment,
            @Nullable Incident incident) {
        /** Of a run that nobody asked. */
        public static final Account UNKNOWN = new Account(null, null, null, null, null);
    }

    /**
     * What a run that handles an incident says of it.
     *
     * @param things what it names, and what is done about each
     * @param runs those that were started or joined for it
     */
    public record Incident(List<Mapped> things, List<HandlingReport.Run> runs) {
        public Incident {
            things = List.copyOf(things);
            runs = List.copyOf(runs);
        }
    }

    /**
     * What a run came to.
     *
     * @param report the report as it stands in the history; of a run that failed, what had been done by then, or null
     *     if nothing had
     * @param failure why it did not complete, in a sentence; null if it did
     */
    public record Outcome(@Nullable Object report, @Nullable String failure) {}

    Run with(Account known, @Nullable Outcome came) {
        return new Run(runbook, workflowId, runId, state, startedAt, endedAt, known, came);
    }
}
