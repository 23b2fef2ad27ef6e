package dev.cordon.auditor.packs;

import com.nimbusds.jose.jwk.ECKey;
import dev.cordon.auditor.verify.Dossier;
import dev.cordon.capability.Severity;
import dev.cordon.capability.WorkerRole;
import dev.cordon.capability.compute.VmId;
import dev.cordon.capability.decision.Decision;
import dev.cordon.capability.runs.CutShortRun;
import dev.cordon.capability.sentinel.Entity;
import dev.cordon.capability.sentinel.EntityKind;
import dev.cordon.capability.sentinel.IncidentStatus;
import dev.cordon.capability.sentinel.SentinelIncident;
import dev.cordon.engine.custody.RunToArchive;
import dev.cordon.engine.custody.Terms;
import dev.cordon.engine.gate.Decisions;
import dev.cordon.engine.gate.Question;
import dev.cordon.fake.FakeAzure;
import dev.cordon.fake.FakeOffice;
import dev.cordon.fake.FakePolicy;
import dev.cordon.fake.Seed;
import dev.cordon.runbook.FollowedRuns;
import dev.cordon.runbook.Runbooks;
import dev.cordon.runbook.incident.HandleIncident;
import dev.cordon.runbook.incident.HandleIncidentRequest;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.converter.DataConverter;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactoryOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.LoggerFactory;

/** Runs runbooks as they are, so that their packs are what a vault would hold. */
public final class PackRuns implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 120;
    private static final String ALICE = "alice@contoso.com";
    private static final String INCIDENT =
            Seed.WORKSPACE + "/providers/Microsoft.SecurityInsights/Incidents/8d4a7c1e-2f0b-4f6a-9b5d-3c2e1f0a9b88";

    private final FakeAzure azure = new FakeAzure();
    private final FakePolicy policy = new FakePolicy();
    private final ECKey sealKey;
    private final ECKey decisionKey;
    private final TestWorkflowEnvironment temporal;
    private final VaultInMemory vault;

    public PackRuns(ECKey sealKey, ECKey decisionKey, DataConverter converter) {
        this.sealKey = sealKey;
        this.decisionKey = decisionKey;
        this.vault = new VaultInMemory(sealKey, this::client);
        policy.build(Dossier.TOOL);
        this.temporal = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setUseTimeskipping(false)
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setDataConverter(converter)
                        .build())
                .setWorkerFactoryOptions(WorkerFactoryOptions.newBuilder()
                        .setWorkerInterceptors(new Recording(vault))
                        .build())
                .registerSearchAttribute("IncidentId", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                .registerSearchAttribute("Severity", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                .registerSearchAttribute("Target", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                .registerSearchAttribute("RunbookPhase", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                .registerSearchAttribute("AwaitingDecision", IndexedValueType.INDEXED_VALUE_TYPE_BOOL)
                .registerSearchAttribute("TimeToContainSeconds", IndexedValueType.INDEXED_VALUE_TYPE_DOUBLE)
                .build());
        startWorkers();
    }

    private WorkflowClient client() {
        return temporal.getWorkflowClient();
    }

    private void startWorkers() {
        for (WorkerRole role : WorkerRole.values()) {
            Worker worker = temporal.newWorker(role.taskQueue());
            if (role == WorkerRole.RUNBOOKS) {
                Runbooks.register(worker);
                worker.registerActivitiesImplementations(policy, new FakeOffice());
            } else if (role == WorkerRole.FOLLOWING) {
                worker.registerActivitiesImplementations(new FollowedRuns(client()));
            } else {
                worker.registerActivitiesImplementations(azure.capabilities());
            }
        }
        temporal.start();
    }

    public FakeAzure azure() {
        return azure;
    }

    public FakePolicy policy() {
        return policy;
    }

    public ECKey sealKey() {
        return sealKey;
    }

    public static Map<String, Object> request(VmId vm, Map<String, ?> more) {
        Map<String, Object> request =
                new LinkedHashMap<>(Map.of("incidentId", "ir-2026-05-23-001", "vmId", vm.id(), "requestedBy", ALICE));
        request.putAll(more);
        return request;
    }

    public WorkflowStub start(String runbook, Map<String, Object> request) {
        WorkflowStub run = client().newUntypedWorkflowStub(
                        runbook,
                        WorkflowOptions.newBuilder()
                                .setTaskQueue(WorkerRole.RUNBOOKS.taskQueue())
                                .build());
        run.start(request);
        return run;
    }

    /** Has an incident of high severity handled that names a machine. */
    public WorkflowStub handle(VmId vm) {
        SentinelIncident incident = new SentinelIncident(
                INCIDENT,
                "1042",
                "Beaconing from " + vm.name(),
                Severity.HIGH,
                IncidentStatus.NEW,
                null,
                List.of("CommandAndControl"),
                List.of("Microsoft Defender for Cloud"),
                null,
                List.of(new Entity("entities[0]", EntityKind.HOST, "Host", List.of(vm.id()), List.of(vm.name()))));
        azure.sentinel().raise(incident);
        WorkflowStub run = client().newUntypedWorkflowStub(
                        HandleIncident.TYPE,
                        WorkflowOptions.newBuilder()
                                .setTaskQueue(WorkerRole.RUNBOOKS.taskQueue())
                                .build());
        run.start(new HandleIncidentRequest(INCIDENT, "sentinel-playbook"), incident);
        return run;
    }

    /** Decides as the starter lets people decide: authenticated, and signed for. */
    public void decide(WorkflowStub run, String choice, String decider) {
        Question question = question(run);
        run.signal(
                "decide",
                Signing.decide(
                        decisionKey,
                        new Decision(
                                question.gate(), question.run(), question.planHash(), choice, decider, "seen", null)));
    }

    /** Waits until the run has ended, however, and its history is archived; the id of the run. */
    public String archived(WorkflowStub run) {
        String runId = Objects.requireNonNull(run.getExecution()).getRunId();
        try {
            run.getResult(PATIENCE_SECONDS, TimeUnit.SECONDS, Object.class);
        } catch (TimeoutException held) {
            throw new AssertionError("the run did not end: " + run.query("decisions", Decisions.class), held);
        } catch (WorkflowFailedException ended) {
            LoggerFactory.getLogger(PackRuns.class).debug("the run ended as a failure, as it may", ended);
        }
        client().newUntypedWorkflowStub("archive-run." + runId).getResult(Object.class);
        return runId;
    }

    /** Terminates a run and has its record closed from outside, as the sweep does; the id of the run. */
    public String terminated(WorkflowStub run, VmId vm, String incident) {
        var execution = Objects.requireNonNull(run.getExecution());
        question(run);
        run.terminate("by mistake");
        WorkflowStub archive = client().newUntypedWorkflowStub(
                        "ArchiveRun",
                        WorkflowOptions.newBuilder()
                                .setTaskQueue(WorkerRole.RUNBOOKS.taskQueue())
                                .build());
        archive.start(new RunToArchive(
                "IsolateVm",
                execution.getWorkflowId(),
                execution.getRunId(),
                new Terms(Seed.POLICY.vaultContainer(), incident, vm.id(), Severity.MEDIUM, ALICE),
                new CutShortRun(
                        execution.getWorkflowId(),
                        execution.getRunId(),
                        "IsolateVm",
                        "Terminated",
                        Instant.now(),
                        "mallory",
                        "by mistake",
                        incident,
                        vm.id(),
                        "Medium",
                        "decide",
                        ALICE)));
        archive.getResult(Object.class);
        return execution.getRunId();
    }

    /** Writes the folders of all runs so far below a folder. */
    public Path writeTo(Path root) throws IOException {
        vault.writeTo(root);
        return root;
    }

    private Question question(WorkflowStub run) {
        Instant until = Instant.now().plus(Duration.ofSeconds(20));
        while (Instant.now().isBefore(until)) {
            Question open = run.query("decisions", Decisions.class).open();
            if (open != null) {
                return open;
            }
            temporal.sleep(Duration.ofMillis(50));
        }
        throw new AssertionError("the run never asked anything");
    }

    @Override
    public void close() {
        temporal.close();
    }
}
