package dev.cordon.starter.runs;

import dev.cordon.capability.decision.Decision;
import dev.cordon.engine.InvalidField;
import dev.cordon.engine.gate.DecisionRecord;
import io.grpc.Status;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.client.WorkflowUpdateStage;
import io.temporal.client.WorkflowUpdateTimeoutOrCancelledException;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;

/** Hands decisions to runs and waits for what becomes of them. */
public class RunDecisions {
    private static final String UPDATE = "decision";
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final WorkflowClient client;

    RunDecisions(WorkflowClient client) {
        this.client = client;
    }

    /**
     * Hands a decision to the latest run of that id.
     *
     * @return what became of it; a decision that is refused is recorded by the run and changes nothing
     * @throws InvalidField if the run cannot read it
     * @throws DecisionNotTaken if the run has ended, or if no worker took the decision in time
     */
    public DecisionRecord hand(String workflowId, Decision decision) {
        try {
            return Served.by(() -> Patience.within(LIMIT, () -> update(workflowId, decision)));
        } catch (TemporalUnavailable unavailable) {
            throw unavailable.code() == Status.Code.DEADLINE_EXCEEDED ? noWorker(unavailable) : unavailable;
        }
    }

    private DecisionRecord update(String workflowId, Decision decision) {
        WorkflowStub run = client.newUntypedWorkflowStub(workflowId);
        try {
            return run.startUpdate(options(), decision).getResult();
        } catch (WorkflowNotFoundException ended) {
            throw new DecisionNotTaken(
                    DecisionNotTaken.Why.RUN_ENDED, "The run has ended; there is nothing to decide any more.", ended);
        } catch (WorkflowUpdateTimeoutOrCancelledException late) {
            throw noWorker(late);
        } catch (WorkflowUpdateException refused) {
            throw unreadable(refused);
        }
    }

    private static UpdateOptions<DecisionRecord> options() {
        return UpdateOptions.newBuilder(DecisionRecord.class)
                .setUpdateName(UPDATE)
                .setWaitForStage(WorkflowUpdateStage.COMPLETED)
                .build();
    }

    private static DecisionNotTaken noWorker(Exception late) {
        return new DecisionNotTaken(
                DecisionNotTaken.Why.NO_WORKER,
                "No worker took the decision within " + LIMIT.toSeconds()
                        + " seconds, so whether it counts is not known."
                        + " Look at the run's decisions; the same decision sent again counts once.",
                late);
    }

    private static InvalidField unreadable(WorkflowUpdateException refused) {
        String words = refused.getCause() instanceof ApplicationFailure failure
                ? failure.getOriginalMessage()
                : String.valueOf(refused.getMessage());
        return new InvalidField("decision", words);
    }
}
