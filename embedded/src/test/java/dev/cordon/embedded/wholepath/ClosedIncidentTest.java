package dev.cordon.embedded.wholepath;

import static dev.cordon.embedded.tenant.Tenant.VM_APP_01;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.embedded.playbook.PlaybookDeployment;
import dev.cordon.embedded.tenant.Journal;
import dev.cordon.embedded.tenant.JournalEntry;
import dev.cordon.embedded.tenant.Tenant;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody closes an incident in Sentinel: the automation rule, the playbook and the starter as they are deployed. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(300)
class ClosedIncidentTest {
    private static final String VERSION = "2024-09-01";
    private static final Duration LONGEST = Duration.ofSeconds(120);
    private static final int ACCEPTED = 202;

    @RegisterExtension
    static final RunningCordon CORDON = new RunningCordon();

    @BeforeEach
    void deploy() {
        new PlaybookDeployment(CORDON.installation(), CORDON.range().tenant()).deploy();
    }

    @Test
    void the_run_that_handles_it_asks_at_once_whether_to_go_on() {
        JsonNode incident = raise("Medium");
        await("people being asked about the isolation")
                .atMost(LONGEST)
                .until(() -> CORDON.range().cards().size() > 1);
        String run = handedOver().get(0).answered().path("Location").asText().replaceFirst(".*/", "");

        close(incident);

        await("the question whether to go on")
                .atMost(LONGEST)
                .until(() -> CORDON.playbook().run(run).toString().contains("closed-in-sentinel"));
        List<JournalEntry> posts = await("the starter's second answer")
                .atMost(LONGEST)
                .until(ClosedIncidentTest::posted, all -> all.size() > 1);
        assertThat(posts).hasSize(2).allSatisfy(post -> {
            assertThat(post.status()).isEqualTo(ACCEPTED);
            assertThat(post.answered().path("Location").asText()).endsWith(run);
        });
        endEverythingAbout(incident);
    }

    @Test
    void where_no_run_handles_it_the_playbook_ends_well_and_without_a_word() {
        JsonNode incident = raise("Low");

        close(incident);

        JsonNode playbook = await("the playbook's run")
                .atMost(LONGEST)
                .until(
                        ClosedIncidentTest::playbookRun,
                        run -> !run.isMissingNode()
                                && !run.at("/properties/status").asText().equals("Running"));
        assertThat(playbook.at("/properties/status").asText()).isEqualTo("Succeeded");
        assertThat(posted()).singleElement().returns(200, JournalEntry::status);
        assertThat(CORDON.azure()
                        .get(incident.path("id").asText() + "/comments", VERSION)
                        .path("value"))
                .isEmpty();
    }

    private static JsonNode raise(String severity) {
        return CORDON.range()
                .raise(Map.of(
                        "title",
                        "Unusual sign-ins to vm-app-01",
                        "severity",
                        severity,
                        "entities",
                        List.of(Map.of("kind", "Host", "properties", Map.of("azureID", VM_APP_01)))));
    }

    private static void close(JsonNode incident) {
        String id = incident.path("id").asText();
        ObjectNode now = (ObjectNode) CORDON.azure().get(id, VERSION);
        now.remove("etag");
        now.withObjectProperty("properties").put("status", "Closed").put("classification", "Undetermined");
        CORDON.azure().put(id, VERSION, now);
    }

    private static JsonNode playbookRun() {
        return CORDON.azure()
                .get(
                        Tenant.SENTINEL_GROUP + "/providers/Microsoft.Logic/workflows/" + PlaybookDeployment.NAME
                                + "/runs",
                        "2019-05-01")
                .path("value")
                .path(0);
    }

    private static List<JournalEntry> handedOver() {
        return CORDON.range().journal(0).of(Journal.PLAYBOOK).stream()
                .filter(entry -> entry.status() == ACCEPTED)
                .toList();
    }

    private static List<JournalEntry> posted() {
        return CORDON.range().journal(0).of(Journal.PLAYBOOK).stream()
                .filter(entry -> entry.method().equals("POST"))
                .toList();
    }

    /** Leaves nothing behind that waits for a decision. */
    private static void endEverythingAbout(JsonNode incident) {
        String number = incident.at("/properties/incidentNumber").asText();
        CORDON.temporal()
                .listExecutions("IncidentId STARTS_WITH 'sentinel-" + number + "-' AND ExecutionStatus = 'Running'")
                .forEach(run -> CORDON.temporal()
                        .newUntypedWorkflowStub(run.getExecution().getWorkflowId())
                        .cancel());
    }
}
