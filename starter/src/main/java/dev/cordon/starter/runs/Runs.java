package dev.cordon.starter.runs;

import dev.cordon.engine.InvalidField;
import dev.cordon.runbook.isolatevm.IsolateVm;
import dev.cordon.runbook.isolatevm.IsolateVmRequest;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowTargetOptions;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Starts runs, joins those that exist, and reads what became of them. Every method throws {@link TemporalUnavailable}
 * if Temporal does not serve it within seconds.
 */
public class Runs {
    private final WorkflowClient client;
    private final TargetCheck targets;
    private final RunReader reader = new RunReader();

    Runs(WorkflowClient client, TargetCheck targets) {
        this.client = client;
        this.targets = targets;
    }

    /**
     * Isolates a machine, or joins the run that does or did so for the same incident. A run that failed is not joined:
     * a new one is started.
     *
     * @throws InvalidField if the machine cannot be isolated; no run has been started then
     */
    public Admission isolate(IsolateVmRequest request) {
        return served(() -> {
            Optional<Run> existing = describe(request.workflowId(), null).filter(Runs::joinable);
            if (existing.isPresent()) {
                return new Admission(existing.get(), true);
            }
            targets.require(request.vm());
            return start(request);
        });
    }

    /**
     * What became of a run, or what it is doing.
     *
     * @param runId one run of that id; null for the latest
     */
    public Optional<Run> find(String workflowId, @Nullable String runId) {
        return served(() -> describe(workflowId, runId).map(run -> reader.read(run, stub(run))));
    }

    /** What became of the latest run of that id, without asking a worker what it is doing if it goes on. */
    public Optional<Run> findBriefly(String workflowId) {
        return served(() -> describe(workflowId, null).map(run -> reader.ended(run, stub(run))));
    }

    private Admission start(IsolateVmRequest request) {
        String requestId = UUID.randomUUID().toString();
        WorkflowStub stub = client.newUntypedWorkflowStub(IsolateVm.TYPE, StartOptions.of(request, requestId));
        try {
            WorkflowExecution started = stub.start(request);
            return admission(started.getRunId(), request, requestId);
        } catch (WorkflowExecutionAlreadyStarted completed) {
            return admission(completed.getExecution().getRunId(), request, requestId);
        }
    }

    private Admission admission(String runId, IsolateVmRequest request, String requestId) {
        WorkflowExecutionDescription run = stub(request.workflowId(), runId).describe();
        return new Admission(reader.summary(run), !StartOptions.startedBy(requestId, run));
    }

    private Optional<Run> describe(String workflowId, @Nullable String runId) {
        try {
            return Optional.of(stub(workflowId, runId).describe())
                    .filter(each -> each.getWorkflowType().equals(IsolateVm.TYPE))
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

    private static boolean joinable(Run run) {
        return run.state() == RunState.RUNNING || run.state() == RunState.COMPLETED;
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

    private static <T> T served(Supplier<T> call) {
        try {
            return call.get();
        } catch (StatusRuntimeException notServed) {
            throw new TemporalUnavailable(notServed);
        } catch (WorkflowServiceException wrapped) {
            if (wrapped.getCause() instanceof StatusRuntimeException notServed) {
                throw new TemporalUnavailable(notServed);
            }
            throw wrapped;
        }
    }
}
