package dev.cordon.starter.runs;

import dev.cordon.capability.WorkerRole;
import dev.cordon.runbook.isolatevm.IsolateVmRequest;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowOptions;
import java.util.Map;

/** How a run is started: once for an incident and a machine, whoever asks and however often. */
final class StartOptions {
    /** Tells the request that started a run from those that joined it. */
    private static final String REQUEST_ID = "requestId";

    private StartOptions() {}

    static WorkflowOptions of(IsolateVmRequest request, String requestId) {
        return WorkflowOptions.newBuilder()
                .setWorkflowId(request.workflowId())
                .setTaskQueue(WorkerRole.RUNBOOKS.taskQueue())
                .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE_FAILED_ONLY)
                .setMemo(Map.of(REQUEST_ID, requestId))
                .setStaticSummary("Isolate " + request.vm().name() + " for incident " + request.incidentId())
                .build();
    }

    static boolean startedBy(String requestId, WorkflowExecutionDescription run) {
        return requestId.equals(run.getMemo(REQUEST_ID, String.class));
    }
}
