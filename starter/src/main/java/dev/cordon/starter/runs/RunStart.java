package dev.cordon.starter.runs;

import dev.cordon.capability.WorkerRole;
import dev.cordon.capability.compute.VmId;
import dev.cordon.runbook.isolatevm.IsolateVm;
import dev.cordon.runbook.isolatevm.IsolateVmRequest;
import dev.cordon.runbook.releasevm.ReleaseVm;
import dev.cordon.runbook.releasevm.ReleaseVmRequest;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowOptions;
import java.util.Map;

/**
 * How a run is started: once for an incident and a machine, whoever asks and however often. A dry run changes nothing
 * and answers for one moment only; it has an id of its own, or it would stand in the way of the run that it previews,
 * and is carried out anew each time.
 */
record RunStart(String runbook, String workflowId, String summary, VmId target, Object request, boolean dryRun) {
    /** Tells the request that started a run from those that joined it. */
    private static final String REQUEST_ID = "requestId";

    private static final String DRY_RUN = "dry-run.";

    static RunStart of(IsolateVmRequest request) {
        return new RunStart(
                IsolateVm.TYPE,
                (request.dryRun() ? DRY_RUN : "") + request.workflowId(),
                (request.dryRun() ? "Plan to isolate " : "Isolate ") + about(request.vm(), request.incidentId()),
                request.vm(),
                request,
                request.dryRun());
    }

    static RunStart of(ReleaseVmRequest request) {
        return new RunStart(
                ReleaseVm.TYPE,
                request.workflowId(),
                "Release " + request.vm().name() + " from incident " + request.incidentId(),
                request.vm(),
                request,
                false);
    }

    static boolean dryRun(String workflowId) {
        return workflowId.startsWith(DRY_RUN);
    }

    WorkflowOptions options(String requestId) {
        return WorkflowOptions.newBuilder()
                .setWorkflowId(workflowId)
                .setTaskQueue(WorkerRole.RUNBOOKS.taskQueue())
                .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                .setWorkflowIdReusePolicy(
                        dryRun
                                ? WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE
                                : WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE_FAILED_ONLY)
                .setMemo(Map.of(REQUEST_ID, requestId))
                .setStaticSummary(summary)
                .build();
    }

    boolean joins(Run existing) {
        return existing.state() == RunState.RUNNING || (!dryRun && existing.state() == RunState.COMPLETED);
    }

    static boolean startedBy(String requestId, WorkflowExecutionDescription run) {
        return requestId.equals(run.getMemo(REQUEST_ID, String.class));
    }

    private static String about(VmId vm, String incidentId) {
        return vm.name() + " for incident " + incidentId;
    }
}
