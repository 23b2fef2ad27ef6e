package dev.cordon.starter.runs;

import dev.cordon.capability.WorkerRole;
import dev.cordon.capability.compute.HoldTag;
import dev.cordon.capability.compute.VmId;
import dev.cordon.capability.compute.VmState;
import dev.cordon.capability.sentinel.SentinelIncident;
import dev.cordon.runbook.incident.HandleIncident;
import dev.cordon.runbook.incident.HandleIncidentRequest;
import dev.cordon.runbook.isolatevm.IsolateVm;
import dev.cordon.runbook.isolatevm.IsolateVmRequest;
import dev.cordon.runbook.preserve.PreserveEvidence;
import dev.cordon.runbook.preserve.PreserveEvidenceRequest;
import dev.cordon.runbook.provision.ProvisionVault;
import dev.cordon.runbook.provision.ProvisionVaultRequest;
import dev.cordon.runbook.releasevm.ReleaseVm;
import dev.cordon.runbook.releasevm.ReleaseVmRequest;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a run is started: once for an incident and a machine, whoever asks and however often. A dry run changes nothing
 * and answers for one moment only; it has an id of its own, or it would stand in the way of the run that it previews,
 * and is carried out anew each time.
 */
record RunStart(
        String runbook,
        String workflowId,
        String incidentId,
        String summary,
        @Nullable VmId target,
        Object request,
        boolean dryRun) {
    /** Tells the request that started a run from those that joined it. */
    private static final String REQUEST_ID = "requestId";

    private static final String DRY_RUN = "dry-run.";

    static RunStart of(IsolateVmRequest request) {
        return new RunStart(
                IsolateVm.TYPE,
                (request.dryRun() ? DRY_RUN : "") + request.workflowId(),
                request.incidentId(),
                (request.dryRun() ? "Plan to isolate " : "Isolate ") + about(request.vm(), request.incidentId()),
                request.vm(),
                request,
                request.dryRun());
    }

    static RunStart of(ReleaseVmRequest request) {
        return new RunStart(
                ReleaseVm.TYPE,
                request.workflowId(),
                request.incidentId(),
                "Release " + request.vm().name() + " from incident " + request.incidentId(),
                request.vm(),
                request,
                false);
    }

    static RunStart of(PreserveEvidenceRequest request) {
        return new RunStart(
                PreserveEvidence.TYPE,
                request.workflowId(),
                request.incidentId(),
                "Preserve the evidence of " + about(request.vm(), request.incidentId()),
                request.vm(),
                request,
                false);
    }

    static RunStart of(ProvisionVaultRequest request) {
        return new RunStart(ProvisionVault.TYPE, request.workflowId(), "", "Make a vault", null, request, false);
    }

    static RunStart of(HandleIncidentRequest request, @Nullable SentinelIncident told) {
        return new RunStart(
                HandleIncident.TYPE,
                request.workflowId(),
                told == null ? "" : request.incidentId(told.number()),
                told == null
                        ? "Handle incident " + request.incident().name()
                        : "Handle incident " + told.number() + ": " + told.title(),
                null,
                told == null ? request : List.of(request, told),
                false);
    }

    /** What the workflow is started with. */
    Object[] arguments() {
        return request instanceof List<?> several ? several.toArray() : new Object[] {request};
    }

    static boolean dryRun(String workflowId) {
        return workflowId.startsWith(DRY_RUN);
    }

    /** @param anew whether it is carried out again although a run of that id has completed */
    WorkflowOptions options(String requestId, boolean anew) {
        return WorkflowOptions.newBuilder()
                .setWorkflowId(workflowId)
                .setTaskQueue(WorkerRole.RUNBOOKS.taskQueue())
                .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                .setWorkflowIdReusePolicy(
                        anew || dryRun
                                ? WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE
                                : WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE_FAILED_ONLY)
                .setMemo(Map.of(REQUEST_ID, requestId))
                .setStaticSummary(summary)
                .build();
    }

    /**
     * Whether what a completed run came to is still so: a machine that was released since is isolated again, one whose
     * isolation was refused is asked about again. Where nobody can tell, the run that completed is the answer. Evidence
     * that is preserved stays so; a vault is looked at anew, since what it lacked may be asked for again.
     */
    boolean stands(Run completed, Optional<VmState> seen) {
        if (!runbook.equals(IsolateVm.TYPE) && !runbook.equals(ReleaseVm.TYPE)) {
            return completed.state() == RunState.COMPLETED && runbook.equals(PreserveEvidence.TYPE);
        }
        boolean held = seen.map(machine -> HoldTag.holders(machine.tags()).contains(incidentId))
                .orElse(runbook.equals(IsolateVm.TYPE));
        return completed.state() == RunState.COMPLETED && !dryRun && held == runbook.equals(IsolateVm.TYPE);
    }

    static boolean startedBy(String requestId, WorkflowExecutionDescription run) {
        return requestId.equals(run.getMemo(REQUEST_ID, String.class));
    }

    private static String about(VmId vm, String incidentId) {
        return vm.name() + " for incident " + incidentId;
    }
}
