package dev.cordon.engine;

import dev.cordon.capability.WorkerRole;
import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.ChildWorkflowStub;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;

/** A run that another one starts and does not wait for: it goes on when that one has closed. */
public final class FollowUp {
    private FollowUp() {}

    /**
     * Starts a run and returns once Temporal has it, so that whatever happens to this run, that one goes on. If one of
     * the same id is there already, it is that one.
     *
     * @param runbook the workflow type
     * @param summary what it is for, as the Temporal UI shows it
     * @return what comes of it, unless it was there already; nobody needs to wait for it
     */
    public static Started start(String runbook, String workflowId, Object request, String summary) {
        return start(runbook, workflowId, request, summary, false);
    }

    /**
     * Starts a run as {@link #start(String, String, Object, String)} does.
     *
     * @param anew whether it is started although one of the same id has completed
     */
    public static Started start(String runbook, String workflowId, Object request, String summary, boolean anew) {
        ChildWorkflowStub run = Workflow.newUntypedChildWorkflowStub(
                runbook,
                ChildWorkflowOptions.newBuilder()
                        .setWorkflowId(workflowId)
                        .setTaskQueue(WorkerRole.RUNBOOKS.taskQueue())
                        .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_ABANDON)
                        .setWorkflowIdReusePolicy(
                                anew
                                        ? WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE
                                        : WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE_FAILED_ONLY)
                        .setStaticSummary(summary)
                        .build());
        Promise<Void> ended = run.executeAsync(Void.class, request);
        try {
            run.getExecution().get();
            return new Started(workflowId, true, ended);
        } catch (ChildWorkflowFailure failure) {
            if (failure.getCause() instanceof WorkflowExecutionAlreadyStarted) {
                return new Started(workflowId, false, ended);
            }
            throw failure;
        }
    }

    /**
     * A run that was started, or was there already.
     *
     * @param now whether it was started now
     * @param ended completes as the run does; of a run that was there already it says nothing
     */
    public record Started(String workflowId, boolean now, Promise<Void> ended) {}
}
