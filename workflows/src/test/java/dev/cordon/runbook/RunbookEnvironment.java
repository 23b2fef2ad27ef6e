package dev.cordon.runbook;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cordon.capability.WorkerRole;
import dev.cordon.capability.compute.VmId;
import dev.cordon.capability.history.HistoryToArchive;
import dev.cordon.capability.sentinel.SentinelIncident;
import dev.cordon.engine.RunStatus;
import dev.cordon.engine.gate.Decisions;
import dev.cordon.engine.gate.Question;
import dev.cordon.fake.FakeAzure;
import dev.cordon.fake.FakeOffice;
import dev.cordon.fake.FakePolicy;
import dev.cordon.runbook.archive.ArchiveReport;
import dev.cordon.runbook.incident.HandleIncident;
import dev.cordon.runbook.incident.HandleIncidentRequest;
import dev.cordon.runbook.isolatevm.IsolateVm;
import dev.cordon.runbook.isolatevm.IsolationReport;
import dev.cordon.runbook.releasevm.ReleaseReport;
import dev.cordon.runbook.releasevm.ReleaseVm;
import dev.cordon.runbook.sweep.SweepReport;
import dev.cordon.runbook.sweep.SweepRuns;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowTargetOptions;
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
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Runs runbooks on Temporal's test server, which skips time, against the in-memory Azure. */
public final class RunbookEnvironment implements AutoCloseable {
    private final TestWorkflowEnvironment temporal;
    private final FakeAzure azure;
    private final FollowedRuns followed;

    /** @param skippingTime whether waits cost no time; then the clock leaps, and no absolute time means anything */
    public RunbookEnvironment(FakeAzure azure, FakePolicy policy, FakeOffice office, boolean skippingTime) {
        this.azure = azure;
        temporal = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setUseTimeskipping(skippingTime)
                .registerSearchAttribute("IncidentId", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                .registerSearchAttribute("Severity", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                .registerSearchAttribute("Target", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                .registerSearchAttribute("RunbookPhase", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                .registerSearchAttribute("AwaitingDecision", IndexedValueType.INDEXED_VALUE_TYPE_BOOL)
                .registerSearchAttribute("TimeToContainSeconds", IndexedValueType.INDEXED_VALUE_TYPE_DOUBLE)
                .build());
        followed = new FollowedRuns(temporal.getWorkflowClient());
        for (WorkerRole role : WorkerRole.values()) {
            Worker worker = temporal.newWorker(role.taskQueue());
            if (role == WorkerRole.RUNBOOKS) {
                Runbooks.register(worker);
                worker.registerActivitiesImplementations(policy, office);
            } else if (role == WorkerRole.FOLLOWING) {
                worker.registerActivitiesImplementations(followed);
            } else {
                worker.registerActivitiesImplementations(azure.capabilities());
            }
        }
        azure.histories(this::awaitClose);
        temporal.start();
    }

    /** Without the client of the tests, which lets time pass while it waits. */
    private void awaitClose(HistoryToArchive run) {
        try {
            WorkflowClient.newInstance(temporal.getWorkflowServiceStubs())
                    .newUntypedWorkflowStub(WorkflowTargetOptions.newBuilder()
                            .setWorkflowId(run.workflowId())
                            .setRunId(run.runId())
                            .build())
                    .getResult(Object.class);
        } catch (WorkflowFailedException | WorkflowNotFoundException closed) {
            return; // However it did, and also if there never was one.
        }
    }

    public static Map<String, Object> request(VmId vm, Map<String, ?> more) {
        Map<String, Object> request = new LinkedHashMap<>(
                Map.of("incidentId", "ir-2026-05-23-001", "vmId", vm.id(), "requestedBy", "alice@contoso.com"));
        request.putAll(more);
        return request;
    }

    public WorkflowStub start(@Nullable Object request) {
        return start(IsolateVm.TYPE, request);
    }

    /** Starts the handling of an incident as a playbook's trigger tells it, or reports it to the run that exists. */
    public WorkflowStub report(SentinelIncident incident) {
        return report(incident, incident);
    }

    /** As {@link #report(SentinelIncident)}, of an incident that Sentinel shows otherwise than it is told. */
    public WorkflowStub report(SentinelIncident shown, SentinelIncident incident) {
        azure.sentinel().raise(shown);
        HandleIncidentRequest request = new HandleIncidentRequest(incident.armId(), "sentinel-playbook");
        WorkflowStub run = temporal.getWorkflowClient()
                .newUntypedWorkflowStub(
                        HandleIncident.TYPE,
                        WorkflowOptions.newBuilder()
                                .setWorkflowId(request.workflowId())
                                .setTaskQueue(WorkerRole.RUNBOOKS.taskQueue())
                                .build());
        try {
            run.start(request, incident);
            return run;
        } catch (WorkflowExecutionAlreadyStarted there) {
            WorkflowStub existing = run(request.workflowId());
            existing.signal("reported", incident);
            return existing;
        }
    }

    /** Starts a release of a machine from the incident of {@link #request}. */
    public WorkflowStub release(VmId vm, Map<String, ?> more) {
        return start(ReleaseVm.TYPE, request(vm, more));
    }

    /** Starts a release and lets two people approve it. */
    public WorkflowStub approvedRelease(VmId vm, Map<String, ?> more) {
        WorkflowStub run = release(vm, more);
        Question question = question(run);
        decide(run, question, "approve", "bob@contoso.com");
        decide(run, question, "approve", "carol@contoso.com");
        return run;
    }

    public ReleaseReport released(VmId vm) {
        return approvedRelease(vm, Map.of()).getResult(ReleaseReport.class);
    }

    public SweepReport sweep() {
        return temporal.getWorkflowClient()
                .newWorkflowStub(
                        SweepRuns.class,
                        WorkflowOptions.newBuilder()
                                .setTaskQueue(WorkerRole.RUNBOOKS.taskQueue())
                                .build())
                .sweep();
    }

    /** What came of archiving a run. */
    public ArchiveReport archived(String runId) {
        return temporal.getWorkflowClient()
                .newUntypedWorkflowStub("archive-run." + runId)
                .getResult(ArchiveReport.class);
    }

    public WorkflowStub start(String type, @Nullable Object... arguments) {
        WorkflowStub run = temporal.getWorkflowClient()
                .newUntypedWorkflowStub(
                        type,
                        WorkflowOptions.newBuilder()
                                .setTaskQueue(WorkerRole.RUNBOOKS.taskQueue())
                                .build());
        run.start(arguments);
        return run;
    }

    public IsolationReport isolate(VmId vm) {
        return isolate(request(vm, Map.of()));
    }

    public IsolationReport isolate(Map<String, Object> request) {
        return start(request).getResult(IsolationReport.class);
    }

    /** Starts a run that goes on hold, decides to stop it, and tells how it failed. */
    public ApplicationFailure heldThenStopped(VmId vm) {
        WorkflowStub run = start(request(vm, Map.of()));
        decide(run, question(run), "stop", "carol@contoso.com");
        return failure(run);
    }

    /** The question that a run asks, as soon as it does. */
    public Question question(WorkflowStub run) {
        return question(run, any -> true);
    }

    /** The question that a run asks, as soon as it asks one like that. */
    public Question question(WorkflowStub run, Predicate<Question> like) {
        Predicate<Decisions> asked = decisions -> decisions.open() != null && like.test(decisions.open());
        return requireNonNull(once(run, "decisions", Decisions.class, asked).open());
    }

    /** The question that a run asks, as soon as it asks one like that; null if it ends without. */
    public @Nullable Question questionOrEnd(WorkflowStub run, Predicate<Question> like) {
        CompletableFuture<?> end = run.getResultAsync(Object.class).exceptionally(failed -> "failed");
        return once(
                        run,
                        "decisions",
                        Decisions.class,
                        decisions -> end.isDone() || (decisions.open() != null && like.test(decisions.open())))
                .open();
    }

    /** A run by its id. */
    public WorkflowStub run(String workflowId) {
        return temporal.getWorkflowClient().newUntypedWorkflowStub(workflowId);
    }

    /** Starts a run that is held back before its gate until the tenant lets go. */
    public WorkflowStub startHeldBack(FakeAzure azure, Map<String, Object> request) {
        azure.holdBack("preflight.observe containment vm-app-01");
        return start(request);
    }

    /** Sends a decision as somebody would type it into the Temporal UI. */
    public void decide(WorkflowStub run, Question question, String choice, String decider) {
        run.signal("decide", decision(question, choice, decider));
    }

    public static Map<String, Object> decision(Question question, String choice, String decider) {
        return new LinkedHashMap<>(Map.of(
                "gate",
                question.gate(),
                "run",
                question.run(),
                "planHash",
                question.planHash(),
                "choice",
                choice,
                "decider",
                decider,
                "comment",
                ""));
    }

    public ApplicationFailure fails(@Nullable Object request) {
        return failure(start(request));
    }

    public ApplicationFailure failure(WorkflowStub run) {
        return (ApplicationFailure) failureOf(run);
    }

    /** Why a run did not complete. */
    public Throwable failureOf(WorkflowStub run) {
        WorkflowFailedException failed =
                catchThrowableOfType(WorkflowFailedException.class, () -> run.getResult(Object.class));
        return requireNonNull(failed.getCause());
    }

    /** Whoever follows the run hears no more of it. */
    public void silence(WorkflowStub run) {
        followed.silence(requireNonNull(run.getExecution()).getWorkflowId());
    }

    /** What runs are called in the Temporal UI, and their activities. */
    public List<String> activitySummaries(WorkflowStub run) {
        return temporal
                .getWorkflowClient()
                .fetchHistory(requireNonNull(run.getExecution()).getWorkflowId())
                .getEvents()
                .stream()
                .filter(event -> event.getEventType() == EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED)
                .map(event -> requireNonNull(temporal.getWorkflowClient()
                        .getOptions()
                        .getDataConverter()
                        .fromPayload(event.getUserMetadata().getSummary(), String.class, String.class)))
                .toList();
    }

    /** A run, as soon as somebody has started it. */
    public WorkflowStub begun(WorkflowStub run) {
        Instant until = Instant.now().plus(Duration.ofSeconds(20));
        while (Instant.now().isBefore(until)) {
            try {
                run.describe();
                return run;
            } catch (WorkflowNotFoundException notYet) {
                temporal.sleep(Duration.ofMillis(100));
            }
        }
        throw new AssertionError("nobody started the run");
    }

    /** The run's status as soon as it is as wanted; fails after a while. */
    public RunStatus statusOnce(WorkflowStub run, Predicate<RunStatus> wanted) {
        return once(run, "status", RunStatus.class, wanted);
    }

    private <T> T once(WorkflowStub run, String query, Class<T> type, Predicate<T> wanted) {
        Instant until = Instant.now().plus(Duration.ofSeconds(20));
        while (Instant.now().isBefore(until)) {
            T answer = run.query(query, type);
            if (wanted.test(answer)) {
                return answer;
            }
            temporal.sleep(Duration.ofMillis(200));
        }
        throw new AssertionError("the run never answered '" + query + "' as wanted");
    }

    public void passes(Duration time) {
        temporal.sleep(time);
    }

    public Map<String, Object> searchAttributes(WorkflowStub run) {
        SearchAttributes attributes = run.describe().getTypedSearchAttributes();
        Map<String, Object> byName = new HashMap<>();
        attributes
                .getUntypedValues()
                .forEach((SearchAttributeKey<?> key, Object value) -> byName.put(key.getName(), value));
        return byName;
    }

    public String ago(Duration time) {
        return Instant.ofEpochMilli(temporal.currentTimeMillis()).minus(time).toString();
    }

    @Override
    public void close() {
        temporal.close();
    }
}
