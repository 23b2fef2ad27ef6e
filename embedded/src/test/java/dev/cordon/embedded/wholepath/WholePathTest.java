package dev.cordon.embedded.wholepath;

import static dev.cordon.embedded.tenant.Tenant.VM_APP_01;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cordon.embedded.demo.SentinelIncident;
import dev.cordon.embedded.tenant.Check;
import dev.cordon.embedded.tenant.ContainmentProof;
import dev.cordon.embedded.tenant.Journal;
import dev.cordon.embedded.tenant.MachineView;
import dev.cordon.embedded.tenant.OrderProof;
import dev.cordon.engine.RunStatus;
import dev.cordon.engine.StepState;
import dev.cordon.runbook.isolatevm.IsolationReport;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(240)
class WholePathTest {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    @RegisterExtension
    static final RunningCordon CORDON = new RunningCordon();

    @Test
    void an_incident_posted_by_a_playbook_ends_with_the_machine_contained_and_the_order_kept() throws Exception {
        MachineView before = MachineView.read(CORDON.azure(), VM_APP_01);
        URI location = CORDON.playbook().post(SentinelIncident.now().body(VM_APP_01));

        JsonNode handled = CORDON.playbook().follow(location, run -> {});
        JsonNode report = CORDON.playbook().isolation(handled).path("report");

        assertThat(handled.at("/report/verdict").asText()).isEqualTo("CONTAINED");
        assertThat(report.path("verdict").asText()).isEqualTo("CONTAINED");
        ContainmentProof proof = new ContainmentProof(
                CORDON.azure(), before, VM_APP_01, report.path("incidentId").asText());
        List<Check> checks = new ArrayList<>(proof.machine());
        checks.addAll(proof.evidence(
                report.at("/done/activityLog/url").asText(),
                report.at("/done/activityLog/sha256").asText()));
        checks.addAll(new OrderProof(CORDON.journal()).checks());
        assertThat(checks).hasSize(9).allMatch(Check::holds);
    }

    @Test
    void the_same_incident_posted_twice_at_the_same_moment_is_one_run() throws Exception {
        Map<String, Object> incident = SentinelIncident.now().body(VM_APP_01);
        ExecutorService senders = Executors.newFixedThreadPool(2);
        Callable<URI> post = () -> CORDON.playbook().post(incident);
        Set<URI> locations = new HashSet<>();
        for (Future<URI> location : senders.invokeAll(List.of(post, post))) {
            locations.add(location.get());
        }
        senders.shutdown();

        assertThat(locations).hasSize(1);
        JsonNode run = CORDON.playbook().follow(locations.iterator().next(), answer -> {});
        String workflowId = run.path("workflowId").asText();
        assertThat(run.at("/report/verdict").asText()).isEqualTo("CONTAINED");
        assertThat(CORDON.temporal().listExecutions("WorkflowId='" + workflowId + "'"))
                .hasSize(1);
        assertThat(CORDON.journal().of(Journal.SNAPSHOT)).hasSize(3);
        assertThat(CORDON.journal().of(Journal.NIC)).hasSize(2);
    }

    @Test
    void a_run_typed_into_the_temporal_ui_ends_contained_and_is_found_by_its_search_attributes() {
        String incident = "INC-" + UUID.randomUUID();

        IsolationReport report = CORDON.typed(typedRequest(incident)).getResult(IsolationReport.class);

        assertThat(report.verdict()).isEqualTo(IsolationReport.Verdict.CONTAINED);
        await().atMost(LONGEST)
                .untilAsserted(() -> assertThat(CORDON.temporal()
                                .listExecutions("IncidentId='" + incident + "' AND Severity='High' AND Target='"
                                        + VM_APP_01 + "' AND RunbookPhase='contained' AND TimeToContainSeconds > 0"))
                        .hasSize(1));
    }

    @Test
    void a_typing_mistake_ends_the_run_at_once_with_the_sentence_that_names_the_field() {
        assertThat(failureOf(Map.of("incidentId", "INC-1", "vmid", VM_APP_01)))
                .startsWith("vmid: unknown field; known fields are incidentId, vmId");
        assertThat(failureOf(Map.of("incidentId", "INC 1", "vmId", VM_APP_01, "requestedBy", "alice@contoso.com")))
                .startsWith("incidentId: 'INC 1' is not an incident id");
        assertThat(failureOf("isolate vm-app-01")).isEqualTo("request: is a text; expected a JSON object");
        // The archive of another test's run may look at the vault and be written meanwhile.
        assertThat(CORDON.journal().entries())
                .noneMatch(entry -> entry.path().contains("/Microsoft.Compute/")
                        || entry.path().contains("/Microsoft.Network/")
                        || entry.path().contains("/INC-1/"));
    }

    @Test
    void azure_that_is_down_at_the_start_is_waited_for_and_nothing_is_lost() throws Exception {
        CORDON.supervisor().range().stop();
        WorkflowStub run = CORDON.typed(typedRequest("INC-" + UUID.randomUUID()));
        await().atMost(LONGEST)
                .until(() -> run.query("status", RunStatus.class).steps().stream()
                        .anyMatch(step -> step.state() == StepState.WAITING
                                && !step.note().isEmpty()));

        CORDON.supervisor().range().start();

        assertThat(run.getResult(IsolationReport.class).verdict()).isEqualTo(IsolationReport.Verdict.CONTAINED);
    }

    @Test
    void worker_and_starter_live_in_half_a_gibibyte_of_heap() {
        assertThat(List.of(CORDON.supervisor().worker(), CORDON.supervisor().starter()))
                .allSatisfy(process -> assertThat(Heap.limit(process)).isEqualTo(512L << 20));
    }

    private static String failureOf(Object typed) {
        WorkflowFailedException failed = catchThrowableOfType(
                WorkflowFailedException.class, () -> CORDON.typed(typed).getResult(Object.class));
        return failed.getCause() instanceof ApplicationFailure failure
                ? String.valueOf(failure.getOriginalMessage())
                : String.valueOf(failed.getCause());
    }

    static Object typedRequest(String incident) {
        try {
            return new ObjectMapper().readValue("""
                    {
                      "incidentId": "%s",
                      "vmId": "%s",
                      "requestedBy": "alice@contoso.com",
                      "reason": "beaconing to a known address"
                    }
                    """.formatted(incident, VM_APP_01), Object.class);
        } catch (com.fasterxml.jackson.core.JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
