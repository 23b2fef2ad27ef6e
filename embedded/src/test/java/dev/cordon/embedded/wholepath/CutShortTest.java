package dev.cordon.embedded.wholepath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cordon.embedded.tenant.Journal;
import dev.cordon.embedded.tenant.RangeAdmin;
import dev.cordon.embedded.tenant.Tenant;
import dev.cordon.engine.custody.RunToArchive;
import dev.cordon.runbook.sweep.SweepReport;
import dev.cordon.runbook.sweep.SweepRuns;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflowservice.v1.ResetWorkflowExecutionRequest;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(240)
class CutShortTest {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final String BOB = "bob@contoso.com";
    private static final String LOG = "activity-log-rg-workload-prod.json";

    @RegisterExtension
    static final RunningCordon CORDON = new RunningCordon();

    @TempDir
    private Path folder;

    private final Caller alice = CORDON.caller("alice@contoso.com");

    /** Resets to the task that opened the gate, and to the last one while it was open. */
    enum Moment {
        BEFORE_THE_GATE,
        AT_THE_GATE
    }

    @ParameterizedTest
    @EnumSource
    void a_run_that_is_reset_does_not_pass_its_gate_again_by_the_old_signal(Moment moment) {
        String run = waitingRun("INC-" + UUID.randomUUID());
        JsonNode first = alice.question(run);
        Map<String, Object> approval = Caller.answer(first, "approve", "Go on");
        approval.put("decider", BOB);
        CORDON.temporalUi().newUntypedWorkflowStub(run).signal("decide", approval);
        assertThat(alice.ended(run).at("/report/verdict").asText()).isEqualTo("CONTAINED");
        long before = CORDON.journal().last();

        String again = reset(run, moment);

        JsonNode second = alice.question(run);
        JsonNode old =
                await().atMost(LONGEST).until(() -> alice.run(run).at("/decisions/records/0"), JsonNode::isObject);
        assertThat(old.path("outcome").asText()).as(old::toString).isEqualTo("REFUSED");
        assertThat(old.path("refusal").asText()).isEqualTo("OTHER_RUN");
        assertThat(second.path("run").asText())
                .isEqualTo(again)
                .isNotEqualTo(first.path("run").asText());
        assertThat(alice.question(run)).isEqualTo(second);
        CORDON.caller(BOB).decide(run, "refuse", "It was done already");
        assertThat(alice.ended(run).at("/report/verdict").asText()).isEqualTo("REFUSED");
        assertThat(CORDON.journal().since(before).of(Journal.NIC)).isEmpty();
        assertThat(CORDON.journal().since(before).of(Journal.SNAPSHOT)).isEmpty();
    }

    @Test
    void the_record_of_a_run_that_was_reset_after_its_gate_holds() {
        String incident = "INC-" + UUID.randomUUID();
        String run = waitingRun(incident);
        String first = alice.question(run).path("run").asText();
        CORDON.caller(BOB).decide(run, "approve", "Go on");
        assertThat(alice.ended(run).at("/report/verdict").asText()).isEqualTo("CONTAINED");
        awaitArchive(first);

        String again = resetAt(run, taskThatSeals(run));

        awaitArchive(again);
        Audit audit = new Audit(CORDON.installation());
        for (String each : List.of(first, again)) {
            Audit.Ending pulled = audit.run("pull", each, "--to", folder.toString());
            assertThat(pulled.status()).as(pulled.output()).isZero();
        }
        Audit.Ending verified = audit.run("verify", folder.toString(), "--run", again);
        assertThat(verified.status()).as(verified.output()).isZero();
        assertThat(verified.output()).contains("approved by " + BOB);
    }

    private static void awaitArchive(String runId) {
        await("the archive of " + runId)
                .atMost(LONGEST)
                .until(() -> CORDON.journal().blobs().stream()
                        .anyMatch(blob -> blob.path().endsWith(runId + "/history.jws")));
    }

    /** The task that ordered the manifest to be sealed. */
    private static long taskThatSeals(String workflow) {
        long task = 0;
        for (HistoryEvent event : CORDON.temporal().fetchHistory(workflow).getEvents()) {
            if (event.getEventType() == EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED) {
                task = event.getEventId();
            }
            if (event.getActivityTaskScheduledEventAttributes()
                    .getActivityType()
                    .getName()
                    .equals("custody.seal")) {
                return task;
            }
        }
        throw new IllegalStateException(workflow + " sealed nothing");
    }

    @Test
    void a_terminated_run_is_found_by_the_sweep_and_closed_and_paged_once() throws Exception {
        String incident = "INC-" + UUID.randomUUID();
        String run = waitingRun(incident);
        String runId = alice.question(run).path("run").asText();
        CORDON.temporal().newUntypedWorkflowStub(run).terminate("gone by mistake");

        await().atMost(LONGEST).pollInterval(Duration.ofSeconds(1)).until(() -> {
            sweep();
            return closure(incident, runId).statusCode() == 200;
        });
        SweepReport again = sweep();

        String closure = new String(closure(incident, runId).body(), StandardCharsets.UTF_8);
        assertThat(closure).contains("TERMINATED", "gone by mistake", run);
        assertThat(again.failed()).isEmpty();
        assertThat(again.known()).isPositive();
        assertThat(pages(run)).singleElement().asString().contains(incident, "gone by mistake");
    }

    @Test
    void a_run_that_is_terminated_while_it_writes_the_activity_log_leaves_a_record_that_holds() throws Exception {
        String incident = "INC-" + UUID.randomUUID();
        CORDON.range().halt(new RangeAdmin.Halt(Journal.ACTIVITY_LOG, 1, "before"));
        String run =
                alice.isolate(Map.of("incidentId", incident, "vmId", Machines.named("vm-web-01"), "severity", "High"));
        await("the Activity Log is asked for").atMost(LONGEST).until(CORDON.range()::halted);
        String runId = alice.run(run).path("runId").asText();
        CORDON.range()
                .fault(Map.of(
                        "operation", Journal.BLOB, "times", 1000, "action", "delay", "delay", 8000, "when", "after"));
        CORDON.range().release();
        await("the export is in the vault, and its activity does not know it yet")
                .atMost(LONGEST)
                .until(() -> blob(incident, runId, LOG).statusCode() == 200);
        CORDON.temporal().newUntypedWorkflowStub(run).terminate("gone by mistake");
        CORDON.range().mend();

        awaitArchive(incident, runId);

        assertThat(verified(incident, runId)).contains("3 blobs, each named by a custody record");
        assertThat(found(folder.resolve(incident).resolve(runId)))
                .singleElement()
                .asString()
                .contains(LOG);
    }

    @Test
    void a_run_that_closed_and_could_write_nothing_is_found_and_sealed_from_outside() throws Exception {
        String incident = "INC-" + UUID.randomUUID();
        String run = waitingRun(incident);
        String runId = alice.question(run).path("run").asText();
        CORDON.range().fault(Map.of("operation", Journal.BLOB, "times", 1000, "action", "status", "status", 403));
        CORDON.caller(BOB).decide(run, "refuse", "A false alarm");
        assertThat(alice.ended(run).at("/report/verdict").asText()).isEqualTo("REFUSED");
        CORDON.temporal().newUntypedWorkflowStub(RunToArchive.archivedAs(runId)).terminate("a second mistake");
        CORDON.range().mend();

        awaitArchive(incident, runId);

        String verified = verified(incident, runId);
        assertThat(verified).contains("the run had no chance to seal its decisions");
    }

    @Test
    void a_dry_run_has_nothing_to_account_for_and_is_left_alone() {
        String run = alice.isolate(
                Map.of("incidentId", "INC-" + UUID.randomUUID(), "vmId", Machines.named("vm-web-01"), "dryRun", true));
        String runId = alice.ended(run).path("runId").asText();
        sweep();
        assertThat(sweep().closed()).noneMatch(words -> words.contains(run));
        assertThatThrownBy(() -> CORDON.temporal()
                        .newUntypedWorkflowStub(RunToArchive.archivedAs(runId))
                        .describe())
                .isInstanceOf(WorkflowNotFoundException.class);
    }

    private void awaitArchive(String incident, String runId) {
        await("the record of " + runId)
                .atMost(LONGEST.multipliedBy(2))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    sweep();
                    return blob(incident, runId, "history.jws").statusCode() == 200;
                });
    }

    /** What an auditor says of a record that holds. */
    private String verified(String incident, String runId) {
        Audit audit = new Audit(CORDON.installation());
        Audit.Ending pulled = audit.run("pull", runId, "--to", folder.toString());
        assertThat(pulled.status()).as(pulled.output()).isZero();
        Audit.Ending verified =
                audit.run("verify", folder.resolve(incident).resolve(runId).toString());
        assertThat(verified.status()).as(verified.output()).isZero();
        return verified.output();
    }

    /** The custody records of what the run had not accounted for. */
    private static List<String> found(Path pack) throws IOException {
        try (Stream<Path> records = Files.list(pack.resolve("custody"))) {
            return records.map(CutShortTest::text)
                    .filter(record -> record.contains("\"action\":\"FOUND\""))
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private String waitingRun(String incident) {
        return alice.isolate(Map.of("incidentId", incident, "vmId", Machines.named("vm-web-01"), "severity", "Medium"));
    }

    /** Resets the workflow which re-applies its signals, and returns the new run. */
    private static String reset(String workflow, Moment moment) {
        return resetAt(workflow, taskAt(workflow, moment));
    }

    private static String resetAt(String workflow, long task) {
        return CORDON.temporal()
                .getWorkflowServiceStubs()
                .blockingStub()
                .resetWorkflowExecution(ResetWorkflowExecutionRequest.newBuilder()
                        .setNamespace("default")
                        .setWorkflowExecution(WorkflowExecution.newBuilder().setWorkflowId(workflow))
                        .setReason("an exercise")
                        .setRequestId(UUID.randomUUID().toString())
                        .setWorkflowTaskFinishEventId(task)
                        .build())
                .getRunId();
    }

    private static long taskAt(String workflow, Moment moment) {
        long task = 0;
        long opening = 0;
        for (HistoryEvent event : CORDON.temporal().fetchHistory(workflow).getEvents()) {
            if (event.getEventType() == EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED) {
                return moment == Moment.AT_THE_GATE ? task : opening;
            }
            if (event.getEventType() == EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED) {
                task = event.getEventId();
            }
            if (event.getEventType() == EventType.EVENT_TYPE_TIMER_STARTED) { // the gate's expiry
                opening = task;
            }
        }
        throw new IllegalStateException(workflow + " was sent no signal");
    }

    private static SweepReport sweep() {
        WorkflowStub stub = CORDON.temporal()
                .newUntypedWorkflowStub(
                        SweepRuns.TYPE,
                        WorkflowOptions.newBuilder()
                                .setTaskQueue("cordon")
                                .setWorkflowId("sweep-" + UUID.randomUUID())
                                .build());
        stub.start();
        return stub.getResult(SweepReport.class);
    }

    private static HttpResponse<byte[]> closure(String incident, String runId) {
        return blob(incident, runId, "closure.json");
    }

    private static HttpResponse<byte[]> blob(String incident, String runId, String name) {
        return CORDON.azure()
                .blob(CORDON.installation().rangeUrl() + Tenant.VAULT_CONTAINER + "/" + incident + "/" + runId + "/"
                        + name);
    }

    private static List<String> pages(String run) throws IOException {
        return Files.readAllLines(CORDON.installation().log("worker")).stream()
                .filter(line -> line.contains("PAGE [") && line.contains("run " + run) && line.contains("/cut-short"))
                .toList();
    }
}
