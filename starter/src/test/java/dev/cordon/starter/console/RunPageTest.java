package dev.cordon.starter.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import dev.cordon.capability.FailureType;
import dev.cordon.capability.compute.VmId;
import dev.cordon.fake.Seed;
import dev.cordon.starter.Installation;
import dev.cordon.starter.console.Browser.Page;
import dev.cordon.starter.runs.ListedRun;
import dev.cordon.starter.runs.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RunPageTest {
    private static final String ALICE = "alice@contoso.com";
    private static final String BOB = "bob@contoso.com";
    private static final String CAROL = "carol@contoso.com";

    private final Installation cordon = new Installation();
    private final Browser bob = Browser.of(cordon, BOB, "Approver");
    private final Browser carol = Browser.of(cordon, CAROL, "Approver", "Commander");
    private final Browser dave = Browser.of(cordon, "dave@contoso.com", "Auditor");

    @BeforeAll
    void startWorker() {
        cordon.startWorker();
    }

    @AfterAll
    void stop() {
        cordon.close();
    }

    @Test
    void a_gate_is_approved_by_a_second_person_and_the_page_says_what_became_of_it() {
        String run = waiting(Seed.APP, "ir-approved", ALICE);
        Page asked = bob.get(run);
        assertThat(asked.text("#status")).isEqualTo("waits for a decision");
        assertThat(asked.text("#question-title")).startsWith("May IsolateVm change vm-app-01? One person");
        assertThat(asked.text("#means-approve")).isEqualTo("the plan is carried out.");
        assertThat(asked.text("#changes")).contains("nic-app-01", "nsg-app", "nsg-ir-quarantine");
        assertThat(asked.text("#containment")).startsWith("Not contained yet, ");
        assertThat(asked.text("#requested-by")).isEqualTo(ALICE);

        Page decided = bob.press(asked, "#choose-approve", Map.of("comment", "<script>alert(1)</script>"));

        assertThat(decided.status()).isEqualTo(200);
        assertThat(decided.text("#notice")).isEqualTo("You decided 'approve'. The decision counts.");
        Page ended = until(bob, run, page -> page.text("#status").equals("contained"));
        assertThat(ended.has("#notice")).isFalse();
        assertThat(ended.text("#decisions")).contains("bob@contoso.com: approve", "Authenticated: OpenID Connect at ");
        assertThat(ended.text("#decisions q")).isEqualTo("<script>alert(1)</script>");
        assertThat(ended.body()).doesNotContain("<script>alert");
        assertThat(ended.text("#containment")).startsWith("Contained ").endsWith("the target of 5 min 0 s was met.");
        assertThat(ended.text("#step-verify .state")).isEqualTo("done");
    }

    @Test
    void whoever_asked_is_told_why_somebody_else_approves() {
        String run = waiting(Seed.WEB, "ir-own", CAROL);
        Page page = carol.get(run);

        assertThat(page.has("#choose-approve")).isFalse();
        assertThat(page.text("#objection-approve")).isEqualTo("You asked for this run; somebody else approves it.");
        assertThat(page.has("#choose-refuse")).isTrue();

        Page refused = carol.press(page, "#choose-refuse", Map.of("choice", "approve"));
        assertThat(refused.text("#notice"))
                .isEqualTo("Your decision 'approve' does not count. carol@contoso.com asked for this run and cannot"
                        + " approve it.");
    }

    @Test
    void a_role_that_decides_nothing_is_told_which_one_does() {
        String run = waiting(Seed.WEB, "ir-roles", ALICE);
        Page page = dave.get(run);

        assertThat(page.text("#objection"))
                .isEqualTo("Gates are decided by somebody with the role Approver or Commander; you have Auditor.");
        assertThat(page.document().select("#question button")).isEmpty();
        assertThat(page.text("#cancel")).contains("somebody with the role Commander");
        Page tried = dave.press(page, "#question form input[name=gate]", Map.of("choice", "approve"));
        assertThat(tried.text("#notice")).startsWith("Gates are decided by somebody with the role Approver");
    }

    @Test
    void a_decision_on_a_plan_that_is_not_the_one_asked_about_does_not_count() {
        String run = waiting(Seed.WEB, "ir-moved", ALICE);
        Page page = bob.press(bob.get(run), "#choose-approve", Map.of("planHash", "0ld"));

        assertThat(page.text("#notice")).contains("does not count. The decision is for plan 0ld");
        assertThat(page.one("#notice").attr("role")).isEqualTo("alert");
        assertThat(page.text("#status")).isEqualTo("waits for a decision");
    }

    @Test
    void a_hold_says_what_each_choice_does_and_is_answered_by_a_commander() {
        cordon.azure.fail(
                "network.attachNsg nic-dr-01", FailureType.LOCKED.failure("Azure said no to nic-dr-01", null));
        String run = start(Seed.DR, "ir-hold", ALICE, "High");
        Page held = until(bob, run, page -> page.text("#status").equals("on hold"));

        assertThat(held.text("#question-title")).contains("Azure said no to nic-dr-01");
        assertThat(held.text("#means-retry")).isEqualTo("the step is carried out again.");
        assertThat(held.text("#objection"))
                .isEqualTo("Holds and conflicts are decided by somebody with the role Commander; you have Approver.");
        assertThat(carol.press(carol.get(run), "#choose-retry", Map.of()).text("#notice"))
                .startsWith("You decided 'retry'.");
        until(carol, run, page -> page.text("#status").equals("contained"));
    }

    @Test
    void a_commander_cancels_and_nobody_else() {
        String run = waiting(Seed.WEB, "ir-cancelled", ALICE);
        assertThat(bob.get(run).has("#cancel-run")).isFalse();

        assertThat(carol.press(carol.get(run), "#cancel-run", Map.of()).text("#notice"))
                .startsWith("The run was asked to end.");
        Page open = carol.get(waiting(Seed.WEB, "ir-still-open", ALICE));
        until(carol, run, page -> !page.has("#cancel"));
        Map<String, String> token =
                Map.of("_csrf", open.one("input[name=_csrf]").val());
        assertThat(carol.post(run + "/cancellation", token).text("#notice")).isEqualTo("The run has ended already.");
    }

    @Test
    void the_list_says_for_whom_a_run_waits() {
        String id = waiting(Seed.WEB, "ir-listed", CAROL).substring("/console/runs/".length());
        String runId = JsonPath.read(
                cordon.get("/api/v1/runs/" + id, cordon.tenant.person(BOB, "Approver"))
                        .body(),
                "$.runId");
        cordon.listed.add(new ListedRun(
                "IsolateVm", id, runId, RunState.RUNNING, Instant.now(), null, "", "", "", "", true, null));

        assertThat(bob.get("/console").text("#awaiting")).contains("For you: approve, refuse.");
        assertThat(carol.get("/console").text("#awaiting")).contains("For you: refuse.");
        assertThat(dave.get("/console").text("#awaiting")).contains("For somebody else. Gates are decided by somebody");
    }

    @Test
    void an_open_page_is_told_which_part_changed() {
        String run = waiting(Seed.WEB, "ir-live", ALICE);
        Page page = bob.get(run);
        String events = page.one("#content").attr("sse-connect");

        assertThat(page.one("#steps").attr("hx-trigger")).isEqualTo("sse:steps");
        String stale = events.substring(0, events.indexOf("seen=")) + "seen=----";
        assertThat(bob.streamed(stale, "event:question")).isNotEmpty();
        assertThat(bob.get(page.one("#question").attr("hx-get")).text("#question-title"))
                .isEqualTo(page.text("#question-title"));
    }

    private String waiting(VmId vm, String incident, String requester) {
        String run = start(vm, incident, requester, "Medium");
        until(dave, run, page -> page.has("#question-title"));
        return run;
    }

    private String start(VmId vm, String incident, String requester, String severity) {
        String body = "{\"incidentId\": \"" + incident + "\", \"vmId\": \"" + vm.id() + "\", \"severity\": \""
                + severity + "\"}";
        return "/console/runs/"
                + JsonPath.<String>read(
                        cordon.post("/api/v1/runs/isolate-vm", cordon.tenant.person(requester, "Requester"), body)
                                .body(),
                        "$.id");
    }

    private static Page until(Browser browser, String run, Predicate<Page> wanted) {
        return await().atMost(Duration.ofSeconds(30)).until(() -> browser.get(run), wanted);
    }
}
