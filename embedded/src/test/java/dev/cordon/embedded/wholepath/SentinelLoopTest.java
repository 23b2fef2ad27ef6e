package dev.cordon.embedded.wholepath;

import static dev.cordon.embedded.tenant.Tenant.VM_APP_01;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cordon.embedded.demo.LoopProof;
import dev.cordon.embedded.demo.SentinelLoop;
import dev.cordon.embedded.playbook.PlaybookDeployment;
import dev.cordon.embedded.tenant.Check;
import dev.cordon.embedded.tenant.Journal;
import dev.cordon.embedded.tenant.JournalEntry;
import dev.cordon.embedded.tenant.RangeAdmin;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** From a detection in Sentinel, through the playbook as it is deployed, to what stands on the incident in the end. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(300)
class SentinelLoopTest {
    private static final Duration LONGEST = Duration.ofSeconds(120);
    private static final int STORM = 50;

    @RegisterExtension
    static final RunningCordon CORDON = new RunningCordon();

    @TempDir
    private Path folder;

    @BeforeEach
    void deploy() {
        new PlaybookDeployment(CORDON.installation(), CORDON.range().tenant()).deploy();
    }

    @Test
    void an_incident_is_contained_and_told_about_with_no_human() throws Exception {
        RangeAdmin range = CORDON.range();
        SentinelLoop loop = SentinelLoop.raise(range, CORDON.azure(), VM_APP_01);

        JsonNode handled = CORDON.playbook().follow(loop.awaitRun(range, 0), run -> {});

        JsonNode isolation = CORDON.playbook().isolation(handled);
        System.out.println("from the incident to contained: "
                + isolation.at("/report/time/seconds").asDouble() + " s");
        JsonNode playbook = loop.awaitPlaybook();
        assertThat(new LoopProof(loop, handled, playbook, range).checks()).allMatch(Check::holds);
        assertThat(handled.at("/report/requestedBy").asText()).isEqualTo(PlaybookDeployment.NAME);
        List<JournalEntry> asked = range.journal(0).of(Journal.PLAYBOOK);
        assertThat(asked.get(0).method()).isEqualTo("POST");
        assertThat(asked.subList(0, asked.size() - 1)).allSatisfy(entry -> {
            assertThat(entry.status()).isEqualTo(202);
            assertThat(entry.answered().path("Retry-After").asText()).isEqualTo("5");
            assertThat(entry.answered().path("Location").asText())
                    .startsWith(CORDON.installation().starterUrl() + "/api/v1/runs/handle-incident.");
        });
        assertThat(asked.get(asked.size() - 1).status()).isEqualTo(200);
        assertThat(asked.get(asked.size() - 1).answered()).isEmpty();
        assertThat(audited(handled.path("runId").asText()))
                .returns(0, Audit.Ending::status)
                .satisfies(ending -> assertThat(ending.output()).contains("=> HOLDS"));
    }

    /** What the auditor says of a run, once its history is archived. */
    private Audit.Ending audited(String runId) {
        await("the archive of " + runId)
                .atMost(LONGEST)
                .until(() -> CORDON.journal().blobs().stream()
                        .anyMatch(blob -> blob.path().endsWith(runId + "/history.jws")));
        Audit audit = new Audit(CORDON.installation());
        assertThat(audit.run("pull", runId, "--to", folder.toString()).status()).isZero();
        return audit.run("verify", folder.toString());
    }

    @Test
    void fifty_posts_of_one_incident_at_once_are_one_run_one_child_and_each_comment_task_and_page_once()
            throws Exception {
        RangeAdmin range = CORDON.range();
        SentinelLoop loop = SentinelLoop.raise(range, CORDON.azure(), VM_APP_01);
        Map<String, Object> incident = triggerBody(loop);
        ExecutorService senders = Executors.newFixedThreadPool(STORM);
        List<Callable<URI>> posts = new ArrayList<>();
        for (int each = 0; each < STORM; each++) {
            posts.add(() -> CORDON.playbook().post(incident));
        }
        Set<URI> runs = new HashSet<>();
        for (Future<URI> post : senders.invokeAll(posts)) {
            runs.add(post.get());
        }
        senders.shutdown();
        runs.add(loop.awaitRun(range, 0));

        assertThat(runs).hasSize(1);
        JsonNode handled = CORDON.playbook().follow(runs.iterator().next(), run -> {});
        assertThat(handled.at("/report/verdict").asText()).isEqualTo("CONTAINED");
        assertThat(executions(handled.path("workflowId").asText())).isEqualTo(1);
        assertThat(handled.at("/report/runs")).hasSize(1);
        assertThat(executions(handled.at("/report/runs/0/workflowId").asText())).isEqualTo(1);
        assertThat(texts(loop.comments(), "message")).hasSizeGreaterThan(12).doesNotHaveDuplicates();
        assertThat(texts(loop.tasks(), "title")).hasSizeGreaterThan(12).doesNotHaveDuplicates();
        assertThat(range.cards()).hasSize(2);
        assertThat(range.alerts()).hasSize(1);
        assertThat(range.alerts().path(0).path("events")).hasSize(2);
        assertThat(CORDON.journal().of(Journal.SNAPSHOT)).hasSize(3);
        assertThat(CORDON.journal().of(Journal.NIC)).hasSize(2);
    }

    @Test
    void nobody_who_cannot_be_told_delays_the_containment_and_everything_is_written_in_the_end() throws Exception {
        RangeAdmin range = CORDON.range();
        double whenAllIsWell = secondsWhenAllIsWell(range);
        breaks(range, "Teams/webhook/post", 503, 1000);
        breaks(range, "PagerDuty/events/enqueue", 429, 1000);
        breaks(range, "Microsoft.SecurityInsights/incidents/*", 500, 1000);
        SentinelLoop loop = SentinelLoop.raise(range, CORDON.azure(), VM_APP_01);
        URI run = loop.awaitRun(range, 0);

        JsonNode isolation = await("the isolation's end")
                .atMost(LONGEST)
                .until(
                        () -> CORDON.temporal()
                                .listExecutions("IncidentId STARTS_WITH 'sentinel-" + loop.number()
                                        + "-' AND WorkflowType = 'IsolateVm' AND ExecutionStatus = 'Completed'")
                                .map(each -> CORDON.playbook()
                                        .run(each.getExecution().getWorkflowId()))
                                .toList(),
                        ended -> !ended.isEmpty())
                .get(0);
        assertThat(isolation.at("/report/verdict").asText()).isEqualTo("CONTAINED");
        System.out.printf(
                "contained while nobody could be told: %.1f s, just before when all was well: %.1f s%n",
                isolation.at("/report/time/seconds").asDouble(), whenAllIsWell);
        assertThat(range.cards()).isEmpty();
        range.mend();
        breaks(range, "Microsoft.SecurityInsights/incidents/comments/write", 409, 2);
        breaks(range, "Microsoft.SecurityInsights/incidents/write", 412, 2);

        JsonNode handled = CORDON.playbook().follow(run, any -> {});

        assertThat(handled.at("/report/undelivered")).isEmpty();
        assertThat(new LoopProof(loop, handled, loop.awaitPlaybook(), range).checks())
                .allMatch(Check::holds);
    }

    private double secondsWhenAllIsWell(RangeAdmin range) throws InterruptedException {
        SentinelLoop loop = SentinelLoop.raise(range, CORDON.azure(), VM_APP_01);
        JsonNode handled = CORDON.playbook().follow(loop.awaitRun(range, 0), run -> {});
        loop.awaitPlaybook();
        range.reset();
        deploy();
        return CORDON.playbook().isolation(handled).at("/report/time/seconds").asDouble();
    }

    private static void breaks(RangeAdmin range, String operation, int status, int times) {
        range.fault(Map.of(
                "operation",
                operation,
                "call",
                1,
                "times",
                times,
                "action",
                "status",
                "status",
                status,
                "retryAfter",
                1));
    }

    /** As the trigger of the playbook has it: the incident, with its entities in it. */
    private static Map<String, Object> triggerBody(SentinelLoop loop) {
        JsonNode incident = loop.now();
        JsonNode properties = incident.path("properties");
        return Map.of(
                "objectSchemaType",
                "Incident",
                "object",
                Map.of(
                        "id",
                        loop.armId(),
                        "name",
                        incident.path("name").asText(),
                        "properties",
                        Map.of(
                                "incidentNumber",
                                        properties.path("incidentNumber").asInt(),
                                "title", properties.path("title").asText(),
                                "severity", properties.path("severity").asText(),
                                "status", "New",
                                "createdTimeUtc",
                                        properties.path("createdTimeUtc").asText(),
                                "relatedEntities", loop.entities())));
    }

    private static long executions(String workflowId) {
        return CORDON.temporal()
                .listExecutions("WorkflowId='" + workflowId + "'")
                .count();
    }

    private static List<String> texts(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(each -> each.path("properties").path(field).asText())
                .collect(Collectors.toList());
    }
}
