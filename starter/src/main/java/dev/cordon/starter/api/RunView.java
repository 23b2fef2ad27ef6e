package dev.cordon.starter.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cordon.engine.RunStatus;
import dev.cordon.engine.gate.Decisions;
import dev.cordon.engine.gate.SealedPlan;
import dev.cordon.runbook.incident.HandlingReport;
import dev.cordon.runbook.isolatevm.IsolateVm;
import dev.cordon.runbook.isolatevm.IsolationReport;
import dev.cordon.runbook.releasevm.ReleaseReport;
import dev.cordon.starter.runs.Run;
import dev.cordon.starter.runs.RunState;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A run as it is answered. */
@Schema(name = "Run", description = "A run: whether it goes on, what it is doing, or what it came to.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunView(
        @Schema(
                description = "The run's id in this API.",
                example = "isolate-vm.sentinel-1042-3f2a9c81d0.vm-app-01.9d1c0a77e2")
        String id,

        @Schema(description = "The runbook.", example = IsolateVm.TYPE)
        String runbook,

        @Schema(description = "The id of the Temporal workflow.")
        String workflowId,

        @Schema(description = "The id of this run of the workflow.", format = "uuid")
        String runId,

        RunState status,

        @Schema(description = "Only in the answer to a POST: true if the run existed before this request.") @Nullable Boolean joined,

        Instant startedAt,
        @Nullable Instant endedAt,

        @Schema(description = "Of a running run: what it is doing. Absent if no worker said so within two seconds.")
        @Nullable RunStatus progress,

        @Schema(
                description = "Of a running run: what it is about to change, with the hash that decisions name. Absent"
                        + " before it has observed.")
        @Nullable SealedPlan plan,

        @Schema(
                description =
                        "Of a running run: the question that is open, if one is, and every decision that arrived.")
        @Nullable Decisions decisions,

        @Schema(
                description = "Of an ended run: its report. Of a failed one, what had been done by then; absent if"
                        + " nothing had.",
                oneOf = {HandlingReport.class, IsolationReport.class, ReleaseReport.class})
        @Nullable Object report,

        @Schema(description = "Of a run that did not complete: why, in a sentence.") @Nullable String failure,

        Links links) {
    /** Where to go from here. */
    @Schema(name = "Links")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Links(
            @Schema(description = "What to ask until the run has ended.")
            URI self,

            @Schema(description = "The run's page in the Temporal UI.") @Nullable URI temporalUi) {}

    static RunView of(Run run, @Nullable Boolean joined, Links links) {
        Run.Outcome outcome = run.outcome();
        boolean reported = outcome != null && outcome.report() != null;
        Run.Account account = reported ? Run.Account.UNKNOWN : run.account();
        return new RunView(
                run.workflowId(),
                run.runbook(),
                run.workflowId(),
                run.runId(),
                run.state(),
                joined,
                run.startedAt(),
                run.endedAt(),
                account.progress(),
                account.plan(),
                account.decisions(),
                outcome == null ? null : outcome.report(),
                outcome == null ? null : outcome.failure(),
                links);
    }
}
