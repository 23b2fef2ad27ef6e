package dev.cordon.worker.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cordon.capability.Severity;
import dev.cordon.capability.WorkerRole;
import dev.cordon.capability.compute.VmId;
import dev.cordon.capability.sentinel.Entity;
import dev.cordon.capability.sentinel.EntityKind;
import dev.cordon.capability.sentinel.IncidentStatus;
import dev.cordon.capability.sentinel.SentinelIncident;
import dev.cordon.engine.gate.Decisions;
import dev.cordon.engine.gate.Question;
import dev.cordon.fake.FakeAzure;
import dev.cordon.fake.FakeOffice;
import dev.cordon.fake.FakePolicy;
import dev.cordon.fake.Seed;
import dev.cordon.runbook.FollowedRuns;
import dev.cordon.runbook.RunbookEnvironment;
import dev.cordon.runbook.incident.HandleIncident;
import dev.cordon.runbook.incident.HandleIncidentRequest;
import dev.cordon.runbook.incident.HandlingReport;
import dev.cordon.runbook.isolatevm.IsolationReport;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.WorkerFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One worker, as it is deployed, and more runs that wait for people than it carries out activities at once. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(240)
class FullHouseTest {
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final int MACHINES = 40;
    private static final String INCIDENT =
            Seed.WORKSPACE + "/providers/Microsoft.SecurityInsights/Incidents/8d4a7c1e-2f0b-4f6a-9b5d-3c2e1f0a9b88";

    private final TestWorkflowEnvironment temporal =
            TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                    .setUseTimeskipping(false)
                    .registerSearchAttribute("IncidentId", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                    .registerSearchAttribute("Severity", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                    .registerSearchAttribute("Target", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                    .registerSearchAttribute("RunbookPhase", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                    .registerSearchAttribute("AwaitingDecision", IndexedValueType.INDEXED_VALUE_TYPE_BOOL)
                    .registerSearchAttribute("TimeToContainSeconds", IndexedValueType.INDEXED_VALUE_TYPE_DOUBLE)
                    .build());
    private final FakeAzure azure = new FakeAzure();
    private final WorkerProperties asDeployed = new WorkerProperties(
            EnumSet.complementOf(EnumSet.of(WorkerRole.FOLLOWING)), 32, 100, Duration.ofSeconds(1));
    private final WorkerFactory crew = Crew.of(
            temporal.getWorkflowClient(), asDeployed, new Roster(asDeployed.roles(), List.of(roles -> everything())));

    @BeforeEach
    void start() {
        crew.start();
    }

    @AfterEach
    void stop() {
        crew.shutdownNow();
        crew.awaitTermination(10, TimeUnit.SECONDS);
        temporal.close();
    }

    @Test
    void with_forty_proposals_waiting_the_one_that_is_approved_is_contained() {
        List<VmId> machines = IntStream.rangeClosed(1, MACHINES)
                .mapToObj(each -> Seed.vm(Seed.GROUP, "vm-many-%02d".formatted(each)))
                .toList();
        machines.forEach(azure::another);
        WorkflowStub handling = handle(machines);
        List<WorkflowStub> isolations = await("a run for each machine")
                .atMost(LONGEST)
                .until(() -> runs(handling), all -> all.size() == MACHINES)
                .stream()
                .map(run -> temporal.getWorkflowClient().newUntypedWorkflowStub(run.workflowId()))
                .toList();
        List<Question> questions = isolations.stream().map(this::question).toList();

        WorkflowStub last = isolations.get(MACHINES - 1);
        last.signal("decide", RunbookEnvironment.decision(questions.get(MACHINES - 1), "approve", "bob@contoso.com"));

        assertThat(last.getResult(IsolationReport.class).verdict()).isEqualTo(IsolationReport.Verdict.CONTAINED);
        await("the handling knows")
                .atMost(LONGEST)
                .until(() ->
                        runs(handling).stream().anyMatch(run -> run.verdict().equals("CONTAINED")));
    }

    private WorkflowStub handle(List<VmId> machines) {
        SentinelIncident incident = new SentinelIncident(
                INCIDENT,
                "1042",
                "Beaconing",
                Severity.MEDIUM,
                IncidentStatus.NEW,
                null,
                List.of(),
                List.of(),
                null,
                machines.stream()
                        .map(vm ->
                                new Entity("entities", EntityKind.HOST, "Host", List.of(vm.id()), List.of(vm.name())))
                        .toList());
        azure.sentinel().raise(incident);
        HandleIncidentRequest request = new HandleIncidentRequest(INCIDENT, "sentinel-playbook");
        WorkflowStub run = temporal.getWorkflowClient()
                .newUntypedWorkflowStub(
                        HandleIncident.TYPE,
                        WorkflowOptions.newBuilder()
                                .setWorkflowId(request.workflowId())
                                .setTaskQueue(WorkerRole.RUNBOOKS.taskQueue())
                                .build());
        run.start(request, incident);
        return run;
    }

    private static List<HandlingReport.Run> runs(WorkflowStub handling) {
        return List.of(handling.query("runs", HandlingReport.Run[].class));
    }

    private Question question(WorkflowStub isolation) {
        return java.util.Objects.requireNonNull(await("the question of " + isolation)
                .atMost(LONGEST)
                .ignoreExceptions()
                .until(() -> isolation.query("decisions", Decisions.class), decisions -> decisions.open() != null)
                .open());
    }

    private List<Object> everything() {
        return Stream.concat(
                        Stream.of(new FakePolicy(), new FakeOffice(), new FollowedRuns(temporal.getWorkflowClient())),
                        Arrays.stream(azure.capabilities()))
                .toList();
    }
}
