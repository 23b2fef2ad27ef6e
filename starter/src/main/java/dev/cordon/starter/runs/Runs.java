package dev.cordon.starter.runs;

import dev.cordon.capability.compute.VmState;
import dev.cordon.capability.sentinel.SentinelIncident;
import dev.cordon.engine.InvalidField;
import dev.cordon.engine.gate.Decisions;
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
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowTargetOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Starts runs, joins those that exist, and reads what became of them. Every method throws {@link TemporalUnavailable}
 * if Temporal does not serve it within seconds.
 */
public class Runs {
    static final List<String> RUNBOOKS =
            List.of(HandleIncident.TYPE, IsolateVm.TYPE, ReleaseVm.TYPE, PreserveEvidence.TYPE, ProvisionVault.TYPE);

    private final WorkflowClient client;
    private final TargetCheck targets;
    private final RunReader reader;

    Runs(WorkflowClient client, TargetCheck targets) {
        this.client = client;
        this.targets = targets;
        this.reader = new RunReader(client.getOptions().getDataConverter());
    }

    /**
     * Isolates a machine, or joins the run that does or did so for the same incident. A run that failed is not joined,
     * nor one whose machine was released since: a new one is started. A dry run joins only one that goes on.
     *
     * @throws InvalidField if the machine cannot be isolated; no run has been started then
     */
    public Admission isolate(IsolateVmRequest request) {
        return admit(RunStart.of(request));
    }

    /**
     * Releases a contained machine, or joins the run that does or did so for the same incident.
     *
     * @throws InvalidField if there is no such machine; no run has been started then
     */
    public Admission release(ReleaseVmRequest request) {
        return admit(RunStart.of(request));
    }

    /** Starts a preservation, or finds the run that the same incident and machine have already. */
    public Admission preserve(PreserveEvidenceRequest request) {
        return admit(RunStart.of(request));
    }

    /** Has an incident handled that is known by its id alone, as the other one does. */
    public Admission handle(HandleIncidentRequest request) {
        return handle(request, null, true).orElseThrow();
    }

    /**
     * Has an incident handled, or reports it to the run that does so already. What was handled before is handled again
     * if the incident has changed, or a machine was released since.
     *
     * @param told the incident; null if it is known by its id alone and is to be read
     * @param start whether a run is started where none goes on
     * @return nothing if there is no run and none was to be started
     */
    public Optional<Admission> handle(HandleIncidentRequest request, @Nullable SentinelIncident told, boolean start) {
        return Served.by(() -> {
            Optional<Run> existing = describe(request.workflowId(), null);
            if (existing.filter(run -> run.state() == RunState.RUNNING).isPresent() && report(existing.get(), told)) {
                return Optional.of(new Admission(existing.get(), true));
            }
            if (!start) {
                return Optional.empty();
            }
            Optional<Run> stands = existing.map(run -> reader.ended(run, stub(run)))
                    .filter(run -> new HandledBefore(run).covers(told, new BriefLooks(targets, System::nanoTime)));
            return Optional.of(stands.map(run -> new Admission(run, true))
                    .orElseGet(() -> handled(request, told, existing.isPresent())));
        });
    }

    private Admission handled(HandleIncidentRequest request, @Nullable SentinelIncident told, boolean anew) {
        Admission admission = started(RunStart.of(request, told), anew);
        if (admission.joined()) {
            report(admission.run(), told);
        }
        return admission;
    }

    /** Reports an incident to a run; false if the run has just ended. */
    private boolean report(Run run, @Nullable SentinelIncident told) {
        try {
            stub(run).signal("reported", told);
            return true;
        } catch (WorkflowNotFoundException ended) {
            return false;
        }
    }

    /** Starts the making of a vault, or finds the run that makes it already. */
    public Admission provision(ProvisionVaultRequest request) {
        return admit(RunStart.of(request));
    }

    /**
     * What became of a run, or what it is doing.
     *
     * @param runId one run of that id; null for the latest
     */
    public Optional<Run> find(String workflowId, @Nullable String runId) {
        return Served.by(() -> describe(workflowId, runId).map(run -> reader.read(run, stub(run))));
    }

    /** What became of the latest run of that id, without asking a worker what it is doing if it goes on. */
    public Optional<Run> findBriefly(String workflowId) {
        return Served.by(() -> describe(workflowId, null).map(run -> reader.ended(run, stub(run))));
    }

    /**
     * The questions that runs ask, by the id of the run. As many as their workers tell within two seconds: a list is
     * shown with or without them.
     */
    public Map<String, Decisions> asking(List<ListedRun> listed) {
        return reader.asking(
                listed.stream().map(run -> stub(run.workflowId(), run.runId())).toList());
    }

    /** What a run was asked for. */
    public Asked asked(Run run) {
        return Served.by(() -> Asked.of(input(run)));
    }

    /** Asks a run to end after the step in progress; what it changed stays changed. */
    public void cancel(Run run, String reason) {
        Served.by(() -> {
            stub(run).cancel(reason);
            return run;
        });
    }

    private Admission admit(RunStart start) {
        return Served.by(() -> {
            Optional<Run> existing = describe(start.workflowId(), null);
            if (existing.filter(run -> run.state() == RunState.RUNNING).isPresent()) {
                return new Admission(existing.get(), true);
            }
            Optional<VmState> seen = start.target() == null ? Optional.empty() : targets.look(start.target());
            return existing.filter(run -> start.stands(run, seen))
                    .map(run -> new Admission(run, true))
                    .orElseGet(() -> started(start, existing.isPresent()));
        });
    }

    private Admission started(RunStart start, boolean anew) {
        String requestId = UUID.randomUUID().toString();
        WorkflowStub stub = client.newUntypedWorkflowStub(start.runbook(), start.options(requestId, anew));
        try {
            return admission(stub.start(start.arguments()), requestId);
        } catch (WorkflowExecutionAlreadyStarted completed) {
            return admission(completed.getExecution(), requestId);
        }
    }

    private Admission admission(WorkflowExecution execution, String requestId) {
        WorkflowExecutionDescription run =
                stub(execution.getWorkflowId(), execution.getRunId()).describe();
        return new Admission(reader.summary(run), !RunStart.startedBy(requestId, run));
    }

    private Optional<Run> describe(String workflowId, @Nullable String runId) {
        try {
            WorkflowExecutionDescription run = stub(workflowId, runId).describe();
            return Optional.of(run)
                    .filter(each -> RUNBOOKS.contains(each.getWorkflowType()))
                    .map(reader::summary);
        } catch (WorkflowNotFoundException unknown) {
            return Optional.empty();
        } catch (WorkflowServiceException refused) {
            if (isNoId(refused)) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    private List<@Nullable Object> input(Run run) {
        List<Payload> input = client.getWorkflowServiceStubs()
                .blockingStub()
                .getWorkflowExecutionHistory(GetWorkflowExecutionHistoryRequest.newBuilder()
                        .setNamespace(client.getOptions().getNamespace())
                        .setExecution(WorkflowExecution.newBuilder()
                                .setWorkflowId(run.workflowId())
                                .setRunId(run.runId()))
                        .setMaximumPageSize(1)
                        .build())
                .getHistory()
                .getEvents(0)
                .getWorkflowExecutionStartedEventAttributes()
                .getInput()
                .getPayloadsList();
        List<@Nullable Object> arguments = new ArrayList<>();
        input.forEach(each ->
                arguments.add(client.getOptions().getDataConverter().fromPayload(each, Object.class, Object.class)));
        return arguments;
    }

    /** What cannot be an id names no run. */
    private static boolean isNoId(WorkflowServiceException refused) {
        return refused.getCause() instanceof StatusRuntimeException status
                && status.getStatus().getCode() == Status.Code.INVALID_ARGUMENT;
    }

    private WorkflowStub stub(Run run) {
        return stub(run.workflowId(), run.runId());
    }

    private WorkflowStub stub(String workflowId, @Nullable String runId) {
        WorkflowTargetOptions.Builder target =
                WorkflowTargetOptions.newBuilder().setWorkflowId(workflowId);
        if (runId != null) {
            target.setRunId(runId);
        }
        return client.newUntypedWorkflowStub(target.build());
    }
}
