package dev.cordon.runbook;

import dev.cordon.capability.runs.FollowingActivities;
import dev.cordon.capability.runs.RunSoFar;
import dev.cordon.capability.runs.RunToFollow;
import dev.cordon.engine.RunStatus;
import dev.cordon.engine.gate.Decisions;
import io.temporal.activity.Activity;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Follows runs of the test server. */
public final class FollowedRuns implements FollowingActivities {
    private static final long A_MOMENT = 20_000_000;

    private final WorkflowClient client;
    private final Set<String> silent = ConcurrentHashMap.newKeySet();

    /** @param client of the test server */
    public FollowedRuns(WorkflowClient client) {
        this.client = client;
    }

    /** Nobody hears any more of a run. */
    public void silence(String workflowId) {
        silent.add(workflowId);
    }

    @Override
    public RunSoFar follow(RunToFollow run) {
        WorkflowStub stub = client.newUntypedWorkflowStub(run.workflowId());
        for (long asked = 0; ; LockSupport.parkNanos(A_MOMENT)) {
            WorkflowExecutionDescription description = stub.describe();
            RunSoFar now = description.getHistoryLength() == asked ? null : look(run, stub, description);
            if (now != null && !silent.contains(run.workflowId()) && !now.mark().equals(run.seen())) {
                return now;
            }
            asked = description.getHistoryLength();
            Activity.getExecutionContext().heartbeat(null);
        }
    }

    private RunSoFar look(RunToFollow run, WorkflowStub stub, WorkflowExecutionDescription description) {
        RunAccount account =
                new RunAccount(run.workflowId(), description.getExecution().getRunId(), description.getWorkflowType());
        if (description.getStatus() == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING) {
            return account.running(stub.query("status", RunStatus.class), stub.query("decisions", Decisions.class));
        }
        try {
            return account.ended(
                    stub.getResult(Object.class), null, client.getOptions().getDataConverter());
        } catch (WorkflowFailedException failed) {
            Object report = failed.getCause() instanceof ApplicationFailure cause
                            && cause.getDetails().getSize() > 0
                    ? cause.getDetails().get(Object.class)
                    : null;
            return account.ended(
                    report,
                    String.valueOf(failed.getCause()),
                    client.getOptions().getDataConverter());
        }
    }
}
