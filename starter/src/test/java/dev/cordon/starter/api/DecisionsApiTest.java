package dev.cordon.starter.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import dev.cordon.fake.Seed;
import dev.cordon.starter.Installation;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DecisionsApiTest {
    private static final String RUNS = "/api/v1/runs/";

    private final Installation cordon = new Installation();
    private final String alice = cordon.tenant.person("alice@contoso.com", "Requester");
    private final String bob = cordon.tenant.person("bob@contoso.com", "Approver");
    private final String carol = cordon.tenant.person("carol@contoso.com", "Approver", "Commander");

    @BeforeAll
    void startWorker() {
        cordon.startWorker();
    }

    @AfterAll
    void stop() {
        cordon.close();
    }

    @Test
    void a_decision_counts_and_is_known_to_be_authenticated() {
        String run = waiting("ir-counted", alice);

        HttpResponse<String> answer = decide(run, bob, "approve");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(JsonPath.<String>read(answer.body(), "$.outcome")).isEqualTo("COUNTED");
        assertThat(JsonPath.<String>read(answer.body(), "$.source")).isEqualTo("AUTHENTICATED");
        assertThat(JsonPath.<String>read(answer.body(), "$.method"))
                .isEqualTo("bearer token of https://login.example.test/tenant/v2.0");
        HttpResponse<String> ended = await().atMost(Duration.ofSeconds(30))
                .until(() -> cordon.get(RUNS + run, bob), state -> state.statusCode() == 200);
        assertThat(JsonPath.<String>read(ended.body(), "$.report.gate")).isEqualTo("approved by bob@contoso.com");

        HttpResponse<String> late = send(run, carol, body("isolate", "r", "p", "approve"));
        problem(late, 409, "The run has ended; there is nothing to decide any more.");
    }

    @Test
    void a_decision_that_the_run_refuses_is_a_conflict_with_its_sentence() {
        String run = waiting("ir-refused", alice);
        HttpResponse<String> answer = send(run, bob, body("isolate", "another", "0ld", "approve"));

        problem(
                answer,
                409,
                "The decision is for run 'another', not for this one; a run that was reset is a new one and asks"
                        + " again.");
        assertThat(JsonPath.<String>read(answer.body(), "$.refusal")).isEqualTo("OTHER_RUN");
    }

    @Test
    void a_requester_who_comes_under_another_name_is_still_the_requester() {
        String nameless =
                cordon.tenant.token(claims -> claims.claim("scp", "access").claim("roles", List.of("Requester")));
        String run = waiting("ir-nameless", nameless);

        problem(
                decide(run, bob, "approve"),
                409,
                "8f7d1c52-0000-4000-8000-000000000001 asked for this run and cannot approve it.");
    }

    @Test
    void applications_and_nameless_people_decide_nothing() {
        String run = waiting("ir-people", alice);
        String application = cordon.tenant.token(
                claims -> claims.claim("app_displayname", "playbook").claim("roles", List.of("Approver", "Commander")));
        String nameless =
                cordon.tenant.token(claims -> claims.claim("scp", "access").claim("roles", List.of("Approver")));

        problem(decide(run, application, "approve"), 403, "Decisions are taken by people; playbook is an application.");
        assertThat(decide(run, nameless, "approve").body()).contains("Your token does not say who you are");
        assertThat(JsonPath.<List<?>>read(cordon.get(RUNS + run, bob).body(), "$.decisions.records"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Requester, approve, Gates are decided by somebody with the role Approver or Commander; you have Requester.",
        "Auditor, refuse, Gates are decided by somebody with the role Approver or Commander; you have Auditor.",
        "Approver, retry, Holds and conflicts are decided by somebody with the role Commander; you have Approver."
    })
    void what_a_role_may_not_decide_is_said(String role, String choice, String sentence) {
        String run = waiting("ir-role-" + role, alice);

        problem(decide(run, cordon.tenant.person("x@contoso.com", role), choice), 403, sentence);
    }

    @Test
    void who_decides_is_never_taken_from_the_body() {
        String run = waiting("ir-body", alice);
        HttpResponse<String> answer = send(
                run, bob, body("isolate", "r", "p", "approve").replace("}", ", \"decider\": \"carol@contoso.com\"}"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(JsonPath.<String>read(answer.body(), "$.field")).isEqualTo("decider");
        assertThat(send("isolate-vm.none", bob, body("isolate", "r", "p", "approve"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void only_the_public_half_of_the_key_is_published() {
        HttpResponse<String> keys =
                cordon.send(cordon.request("/api/v1/decisions/jwks").GET());

        assertThat(keys.statusCode()).isEqualTo(200);
        assertThat(JsonPath.<String>read(keys.body(), "$.keys[0].crv")).isEqualTo("P-256");
        assertThat(JsonPath.<String>read(keys.body(), "$.keys[0].kid")).isNotEmpty();
        assertThat(JsonPath.<List<?>>read(keys.body(), "$.keys[*].d")).isEmpty();
    }

    @Test
    void only_a_commander_cancels() {
        String run = waiting("ir-cancel", alice);

        problem(
                cordon.post(RUNS + run + "/cancellation", bob, "{}"),
                403,
                "Runs are cancelled by somebody with the role Commander.");
        assertThat(cordon.post(RUNS + run + "/cancellation", carol, "{}").statusCode())
                .isEqualTo(202);
        HttpResponse<String> ended = await().atMost(Duration.ofSeconds(30))
                .until(() -> cordon.get(RUNS + run, bob), state -> state.statusCode() == 200);
        assertThat(JsonPath.<String>read(ended.body(), "$.status")).isEqualTo("canceled");
        assertThat(cordon.post(RUNS + run + "/cancellation", carol, "{}").statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_release_is_started_like_an_isolation() {
        String body = "{\"incidentId\": \"ir-release\", \"vmId\": \"" + Seed.WEB.id() + "\"}";
        HttpResponse<String> answer = cordon.post(RUNS + "release-vm", alice, body);

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(JsonPath.<String>read(answer.body(), "$.runbook")).isEqualTo("ReleaseVm");
        assertThat(JsonPath.<String>read(answer.body(), "$.id")).startsWith("release-vm.ir-release.vm-web-01.");
        assertThat(cordon.post(RUNS + "release-vm", bob, body).statusCode()).isEqualTo(403);
    }

    private String waiting(String incident, String requester) {
        String body =
                "{\"incidentId\": \"" + incident + "\", \"vmId\": \"" + Seed.DB.id() + "\", \"severity\": \"Medium\"}";
        String run =
                JsonPath.read(cordon.post(RUNS + "isolate-vm", requester, body).body(), "$.id");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> cordon.get(RUNS + run, bob).body(), state -> state.contains("\"open\":{"));
        return run;
    }

    private HttpResponse<String> decide(String run, String token, String choice) {
        String state = cordon.get(RUNS + run, bob).body();
        return send(
                run,
                token,
                body(
                        "isolate",
                        JsonPath.read(state, "$.decisions.open.run"),
                        JsonPath.read(state, "$.plan.hash"),
                        choice));
    }

    private HttpResponse<String> send(String run, String token, String body) {
        return cordon.post(RUNS + run + "/decisions", token, body);
    }

    private static String body(String gate, String run, String planHash, String choice) {
        return "{\"gate\": \"%s\", \"run\": \"%s\", \"planHash\": \"%s\", \"choice\": \"%s\"}"
                .formatted(gate, run, planHash, choice);
    }

    private static void problem(HttpResponse<String> answer, int status, String sentence) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(JsonPath.<String>read(answer.body(), "$.detail")).isEqualTo(sentence);
    }
}
