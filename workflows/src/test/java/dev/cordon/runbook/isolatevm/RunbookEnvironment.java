package dev.cordon.runbook.isolatevm;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cordon.capability.WorkerRole;
import dev.cordon.capability.compute.VmId;
import dev.cordon.capability.policy.PolicyActivities;
import dev.cordon.engine.RunStatus;
import dev.cordon.fake.FakeAzure;
import dev.cordon.runbook.Runbooks;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.SearchAttributeKey;
import io.temporal.common.SearchAttributes;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Runs runbooks on Temporal's test server, which skips time, against the in-memory Azure. */
final class RunbookEnvironment implements AutoCloseable {
    private final TestWorkflowEnvironment temporal;

    /** @param skippingTime whether waits cost no time; then the clock leaps, and no absolute time means anything */
    RunbookEnvironment(FakeAzure azure, PolicyActivities policy, boolean skippingTime) {
        temporal = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setUseTimeskipping(skippingTime)
                .registerSearchAttribute("IncidentId", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                .registerSearchAttribute("Severity", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                .registerSearchAttribute("Target", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                .registerSearchAttribute("RunbookPhase", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                .registerSearchAttribute("TimeToContainSeconds", IndexedValueType.INDEXED_VALUE_TYPE_DOUBLE)
                .build());
        for (WorkerRole role : WorkerRole.values()) {
            Worker worker = temporal.newWorker(role.taskQueue());
            if (role == WorkerRole.RUNBOOKS) {
                Runbooks.register(worker);
                worker.registerActivitiesImplementations(policy);
            } else {
                worker.registerActivitiesImplementations(azure.capabilities());
            }
        }
        temporal.start();
    }

    static Map<String, Object> request(VmId vm, Map<String, ?> more) {
        Map<String, Object> request = new LinkedHashMap<>(
                Map.of("incidentId", "ir-2026-05-23-001", "vmId", vm.id(), "requestedBy", "alice@contoso.com"));
        request.putAll(more);
        return request;
    }

    WorkflowStub start(@Nullable Object request) {
        WorkflowStub run = temporal.getWorkflowClient()
                .newUntypedWorkflowStub(
                        IsolateVm.TYPE,
                        WorkflowOptions.newBuilder()
                                .setTaskQueue(WorkerRole.RUNBOOKS.taskQueue())
                                .build());
        run.start(request);
        return run;
    }

    IsolationReport isolate(VmId vm) {
        return isolate(request(vm, Map.of()));
    }

    IsolationReport isolate(Map<String, Object> request) {
        return start(request).getResult(IsolationReport.class);
    }

    ApplicationFailure fails(VmId vm) {
        return fails(request(vm, Map.of()));
    }

    ApplicationFailure fails(@Nullable Object request) {
        WorkflowStub run = start(request);
        WorkflowFailedException failed =
                catchThrowableOfType(WorkflowFailedException.class, () -> run.getResult(IsolationReport.class));
        return (ApplicationFailure) requireNonNull(failed.getCause());
    }

    /** The run's status as soon as it is as wanted; fails after a while. */
    RunStatus statusOnce(WorkflowStub run, Predicate<RunStatus> wanted) {
        Instant until = Instant.now().plus(Duration.ofSeconds(20));
        while (Instant.now().isBefore(until)) {
            RunStatus status = run.query("status", RunStatus.class);
            if (wanted.test(status)) {
                return status;
            }
            temporal.sleep(Duration.ofMillis(200));
        }
        throw new AssertionError("the run never came to the wanted status");
    }

    Map<String, Object> searchAttributes(WorkflowStub run) {
        SearchAttributes attributes = run.describe().getTypedSearchAttributes();
        Map<String, Object> byName = new HashMap<>();
        attributes
                .getUntypedValues()
                .forEach((SearchAttributeKey<?> key, Object value) -> byName.put(key.getName(), value));
        return byName;
    }

    String ago(Duration time) {
        return Instant.ofEpochMilli(temporal.currentTimeMillis()).minus(time).toString();
    }

    @Override
    public void close() {
        temporal.close();
    }
}
