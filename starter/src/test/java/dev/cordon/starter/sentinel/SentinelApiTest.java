package dev.cordon.starter.sentinel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import dev.cordon.capability.FailureType;
import dev.cordon.capability.compute.PowerState;
import dev.cordon.capability.compute.VmId;
import dev.cordon.capability.compute.VmState;
import dev.cordon.capability.sentinel.IncidentReader;
import dev.cordon.fake.Seed;
import dev.cordon.starter.Installation;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SentinelApiTest {
    private static final String POST = "/api/v1/sentinel/incidents";
    private static final String BY_HAND = "/api/v1/runs/handle-incident";

    private final Installation cordon = new Installation();
    private final String playbook = cordon.tenant.token(
            claims -> claims.claim("app_displayname", "sentinel-playbook").claim("roles", List.of("Requester")));

    @BeforeAll
    void startWorker() {
        cordon.startWorker();
    }

    @BeforeEach
    void nobodyCanTell() {
        cordon.targets(vm -> Optional.empty());
    }

    @AfterAll
    void stop() {
        cordon.close();
    }

    @Test
    void the_example_of_the_api_description_ends_with_a_report() {
        HttpResponse<String> accepted = cordon.post(POST, playbook, IncidentBody.EXAMPLE);

        assertThat(accepted.statusCode()).isEqualTo(202);
        HttpResponse<String> ended = followed(accepted);
        assertThat(JsonPath.<String>read(ended.body(), "$.status")).isEqualTo("completed");
        assertThat(JsonPath.<String>read(ended.body(), "$.runbook")).isEqualTo("HandleIncident");
        assertThat(JsonPath.<String>read(ended.body(), "$.report.verdict")).isEqualTo("CONTAINED");
        assertThat(JsonPath.<String>read(ended.body(), "$.report.requestedBy")).isEqualTo("sentinel-playbook");
        assertThat(JsonPath.<List<String>>read(ended.body(), "$.report.runs[*].vmId"))
                .containsExactly(Seed.APP.id());
    }

    @Test
    void an_incident_that_comes_again_after_its_run_completed_is_answered_with_that_run() {
        String body = incident(7, Seed.WEB);
        HttpResponse<String> first = cordon.post(POST, playbook, body);
        followed(first);

        HttpResponse<String> again = cordon.post(POST, playbook, body);

        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(JsonPath.<Boolean>read(again.body(), "$.joined")).isTrue();
        assertThat(JsonPath.<String>read(again.body(), "$.status")).isEqualTo("completed");
        assertThat(JsonPath.<String>read(again.body(), "$.runId")).isEqualTo(JsonPath.read(first.body(), "$.runId"));
        assertThat(followed(again).statusCode()).isEqualTo(200);
    }

    @Test
    void an_incident_whose_machine_was_released_since_or_that_names_more_is_handled_again() {
        HttpResponse<String> first = cordon.post(POST, playbook, incident(14, Seed.WEB));
        String incidentId = JsonPath.read(followed(first).body(), "$.report.incidentId");
        cordon.targets(vm -> Optional.of(seen(vm, Map.of("ir-hold." + incidentId, "2026-05-23T03:00:00Z"))));
        HttpResponse<String> held = cordon.post(POST, playbook, incident(14, Seed.WEB));
        cordon.targets(vm -> Optional.of(seen(vm, Map.of())));
        HttpResponse<String> released = cordon.post(POST, playbook, incident(14, Seed.WEB));
        followed(released);
        cordon.targets(vm -> Optional.empty());
        HttpResponse<String> more = cordon.post(POST, playbook, incident(14, Seed.WEB, Seed.DB));

        assertThat(JsonPath.<String>read(held.body(), "$.runId")).isEqualTo(JsonPath.read(first.body(), "$.runId"));
        assertThat(JsonPath.<Boolean>read(released.body(), "$.joined")).isFalse();
        assertThat(JsonPath.<Boolean>read(more.body(), "$.joined")).isFalse();
        assertThat(JsonPath.<List<String>>read(followed(more).body(), "$.report.runs[*].verdict"))
                .containsExactly("CONTAINED", "CONTAINED");
    }

    @Test
    void an_incident_that_names_another_machine_of_the_same_name_is_handled_again() {
        String body = incident(
                21,
                "{\"kind\": \"Host\", \"properties\": {\"hostName\": \"vm-twin-01\", \"azureID\": \""
                        + Seed.TWIN_BLUE.id() + "\"}}");
        HttpResponse<String> first = cordon.post(POST, playbook, body);
        followed(first);

        HttpResponse<String> other =
                cordon.post(POST, playbook, body.replace(Seed.TWIN_BLUE.id(), Seed.TWIN_GREEN.id()));

        assertThat(JsonPath.<Boolean>read(other.body(), "$.joined")).isFalse();
        assertThat(JsonPath.<List<String>>read(followed(other).body(), "$.report.runs[*].vmId"))
                .containsExactly(Seed.TWIN_GREEN.id());
    }

    @Test
    void an_id_alone_that_comes_again_has_the_incident_read_for_what_it_names_by_now() {
        followed(cordon.post(POST, playbook, incident(22, Seed.WEB)));
        shows(incident(22, Seed.WEB, Seed.DB));

        HttpResponse<String> again = cordon.post(POST, playbook, "{\"incidentArmId\": \"" + armId(22) + "\"}");

        assertThat(JsonPath.<Boolean>read(again.body(), "$.joined")).isFalse();
        assertThat(JsonPath.<List<String>>read(followed(again).body(), "$.report.runs[*].vmId"))
                .containsExactly(Seed.WEB.id(), Seed.DB.id());
    }

    /** Sentinel shows an incident from now on as a trigger tells it. */
    private void shows(String body) {
        cordon.azure.sentinel().raise(IncidentReader.ofTrigger(JsonPath.<Object>read(body, "$"), Instant.now()));
    }

    private static VmState seen(VmId vm, Map<String, String> tags) {
        return new VmState(vm, "unique", "westeurope", PowerState.RUNNING, List.of(), List.of(), tags);
    }

    @Test
    void several_machines_are_handled_by_one_run() {
        HttpResponse<String> ended = followed(cordon.post(POST, playbook, incident(8, Seed.APP, Seed.DB)));

        assertThat(JsonPath.<List<String>>read(ended.body(), "$.report.runs[*].verdict"))
                .containsExactly("CONTAINED", "CONTAINED");
    }

    @Test
    void a_machine_that_is_not_there_is_listed_for_a_human_and_does_not_hold_the_others_up() {
        HttpResponse<String> ended = followed(cordon.post(POST, playbook, incident(9, Seed.MISSING, Seed.DR)));

        assertThat(JsonPath.<String>read(ended.body(), "$.report.verdict")).isEqualTo("CONTAINED");
        assertThat(JsonPath.<List<String>>read(ended.body(), "$.report.waiting"))
                .singleElement()
                .asString()
                .contains("there is no machine");
    }

    @Test
    void a_machine_of_a_subscription_that_is_not_cordon_s_is_listed_for_a_human_and_never_acted_on() {
        VmId foreign = new VmId(Seed.vm(Seed.GROUP, "vm-foreign-01")
                .id()
                .replace(Seed.WORKLOAD, "00000000-0000-4000-8000-000000000000"));
        cordon.azure.fail(
                "compute.observe vm-foreign-01", FailureType.FORBIDDEN.failure("no permission to read it", null));

        HttpResponse<String> ended = followed(cordon.post(POST, playbook, incident(24, foreign, Seed.DR)));

        assertThat(JsonPath.<List<String>>read(ended.body(), "$.report.runs[*].vmId"))
                .containsExactly(Seed.DR.id());
        assertThat(JsonPath.<List<String>>read(ended.body(), "$.report.waiting"))
                .singleElement()
                .asString()
                .contains("no permission to read it");
        assertThat(cordon.azure.changes()).noneMatch(change -> change.contains("vm-foreign-01"));
    }

    @Test
    void an_incident_without_a_machine_isolates_nothing_and_says_so() {
        HttpResponse<String> ended = followed(cordon.post(POST, playbook, incident(11)));

        assertThat(JsonPath.<String>read(ended.body(), "$.report.verdict")).isEqualTo("NOTHING_ISOLATED");
        assertThat(cordon.azure.changes()).noneMatch(change -> change.contains("nic-web-01") && change.contains("11"));
    }

    @Test
    void an_incident_that_sentinel_does_not_show_fails_with_a_sentence() {
        HttpResponse<String> ended = followed(cordon.post(POST, playbook, bare(99)));

        assertThat(JsonPath.<String>read(ended.body(), "$.status")).isEqualTo("failed");
        assertThat(JsonPath.<String>read(ended.body(), "$.failure")).startsWith("the incident cannot be read:");
    }

    @Test
    void a_person_may_have_an_incident_handled_that_is_known_by_its_id() {
        cordon.azure
                .sentinel()
                .raise(IncidentReader.ofTrigger(
                        Map.of("object", Map.of("id", armId(30), "properties", Map.of("incidentNumber", 30))),
                        Instant.now()));
        HttpResponse<String> accepted = cordon.post(BY_HAND, playbook, bare(30));

        assertThat(accepted.statusCode()).isEqualTo(202);
        assertThat(JsonPath.<String>read(followed(accepted).body(), "$.report.verdict"))
                .isEqualTo("NOTHING_ISOLATED");
        assertThat(cordon.post(BY_HAND, playbook, "{\"incidentArmId\": \"1042\"}")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void a_closed_incident_that_nobody_handles_is_left_alone_and_nothing_has_gone_wrong() {
        HttpResponse<String> answer = cordon.post(POST, playbook, closed(incident(12, Seed.WEB)));
        HttpResponse<String> handled = cordon.post(POST, playbook, incident(19, Seed.WEB));
        followed(handled);
        HttpResponse<String> after = cordon.post(POST, playbook, closed(incident(19, Seed.WEB, Seed.DB)));

        for (HttpResponse<String> nothing : List.of(answer, after)) {
            assertThat(nothing.statusCode()).isEqualTo(200);
            assertThat(nothing.headers().firstValue("Location")).isEmpty();
            assertThat(JsonPath.<String>read(nothing.body(), "$.status")).isEqualTo("nothing to do");
        }
    }

    @Test
    void a_closed_incident_is_reported_to_the_run_that_handles_it() {
        String proposed =
                incident(20, Seed.WEB).replace("\"relatedEntities\"", "\"severity\": \"Medium\", \"relatedEntities\"");
        HttpResponse<String> first = cordon.post(POST, playbook, proposed);
        HttpResponse<String> closed = cordon.post(POST, playbook, closed(proposed));

        assertThat(closed.statusCode()).isEqualTo(202);
        assertThat(JsonPath.<String>read(closed.body(), "$.runId")).isEqualTo(JsonPath.read(first.body(), "$.runId"));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> cordon.get("/api/v1/runs/" + JsonPath.read(first.body(), "$.id"), playbook)
                        .body()
                        .contains("closed in Sentinel"));
    }

    @Test
    void an_unknown_severity_is_refused_with_the_ones_that_there_are() {
        HttpResponse<String> answer = cordon.post(
                POST,
                playbook,
                incident(15, Seed.WEB)
                        .replace("\"relatedEntities\"", "\"severity\": \"Critical\", \"relatedEntities\""));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(JsonPath.<String>read(answer.body(), "$.detail")).contains("High, Medium, Low, Informational");
    }

    @Test
    void entities_that_come_as_a_text_are_read() {
        String body = incident(16)
                .replace(
                        "\"relatedEntities\": []",
                        "\"relatedEntities\": \"[{\\\"Type\\\":\\\"host\\\",\\\"AzureID\\\":\\\"" + Seed.DR.id()
                                + "\\\"}]\"");

        assertThat(JsonPath.<List<String>>read(
                        followed(cordon.post(POST, playbook, body)).body(), "$.report.runs[*].vmId"))
                .containsExactly(Seed.DR.id());
    }

    @Test
    void fifty_posts_at_once_are_one_run() {
        String body = incident(17, Seed.WEB);
        List<String> runs = IntStream.range(0, 50)
                .parallel()
                .mapToObj(each -> cordon.post(POST, playbook, body))
                .map(answer -> JsonPath.<String>read(answer.body(), "$.runId"))
                .distinct()
                .toList();

        assertThat(runs).hasSize(1);
    }

    @Test
    void where_callers_are_configured_nobody_else_may_post_whatever_the_role() {
        try (Installation strict = new Installation("--cordon.starter.sentinel.callers=the-playbook")) {
            String wanted = strict.tenant.token(
                    claims -> claims.claim("azp", "the-playbook").claim("roles", List.of("Requester")));
            String other = strict.tenant.token(
                    claims -> claims.claim("azp", "another-application").claim("roles", List.of("Commander")));

            String impostor = strict.tenant.token(claims -> claims.claim("azp", "another-application")
                    .claim("app_displayname", "the-playbook")
                    .claim("roles", List.of("Requester")));
            String person = strict.tenant.person("carol@contoso.com", "Requester");

            for (String stranger : List.of(other, impostor)) {
                assertThat(strict.post(POST, stranger, incident(18, Seed.WEB)).statusCode())
                        .isEqualTo(403);
                assertThat(strict.post(BY_HAND, stranger, bare(18)).statusCode())
                        .isEqualTo(403);
            }
            for (String allowed : List.of(wanted, person)) {
                assertThat(strict.post(POST, allowed, incident(18, Seed.WEB)).statusCode())
                        .isEqualTo(202);
                assertThat(strict.post(BY_HAND, allowed, bare(18)).statusCode()).isEqualTo(202);
            }
        }
    }

    @Test
    void where_workspaces_are_configured_an_incident_of_another_one_is_refused_by_the_field_that_names_it() {
        try (Installation strict = new Installation("--cordon.starter.sentinel.workspaces="
                + "/subscriptions/c4e2b8aa-93d7-4f5e-a6b1-5f0d3e7c2b02/resourcegroups/RG-security-prod/providers"
                + "/Microsoft.OperationalInsights/workspaces/law-security-prod")) {
            String ours = strict.tenant.person("carol@contoso.com", "Requester");
            UnaryOperator<String> foreign = body -> body.replace("c4e2b8aa", "00000000");

            HttpResponse<String> told = strict.post(POST, ours, foreign.apply(incident(21, Seed.WEB)));
            HttpResponse<String> bare = strict.post(POST, ours, foreign.apply(bare(21)));
            HttpResponse<String> byHand =
                    strict.post(BY_HAND, ours, bare(21).replace("law-security-prod", "law-other"));

            assertThat(List.of(told, bare, byHand)).allMatch(answer -> answer.statusCode() == 422);
            assertThat(JsonPath.<String>read(told.body(), "$.field")).isEqualTo("object.id");
            assertThat(JsonPath.<String>read(bare.body(), "$.field")).isEqualTo("incidentArmId");
            assertThat(JsonPath.<String>read(byHand.body(), "$.detail"))
                    .contains("workspaces/law-other, whose incidents are not handled here");
            assertThat(strict.post(POST, ours, incident(21, Seed.WEB)).statusCode())
                    .isEqualTo(202);
        }
    }

    @Test
    void one_incident_by_two_playbooks_at_once_is_one_run() {
        String other = cordon.tenant.token(
                claims -> claims.claim("azp", "another-playbook").claim("roles", List.of("Requester")));
        String body = incident(22, Seed.DB);

        List<String> runs = Stream.of(playbook, other, playbook, other)
                .parallel()
                .map(token ->
                        JsonPath.<String>read(cordon.post(POST, token, body).body(), "$.runId"))
                .distinct()
                .toList();

        assertThat(runs).hasSize(1);
    }

    @Test
    void a_number_that_two_workspaces_use_is_two_incidents() {
        HttpResponse<String> one = cordon.post(POST, playbook, incident(23, Seed.DR));
        HttpResponse<String> other =
                cordon.post(POST, playbook, incident(23, Seed.DR).replace("law-security-prod", "law-other"));

        assertThat(JsonPath.<Boolean>read(other.body(), "$.joined")).isFalse();
        assertThat(JsonPath.<String>read(followed(other).body(), "$.report.incidentId"))
                .startsWith("sentinel-23-")
                .isNotEqualTo(JsonPath.read(followed(one).body(), "$.report.incidentId"));
    }

    /** What a Logic App does: it asks the Location, with the same token, until the answer is another one than 202. */
    private HttpResponse<String> followed(HttpResponse<String> accepted) {
        String location = accepted.headers().firstValue("Location").orElseThrow();
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> cordon.get(location, playbook), answer -> answer.statusCode() != 202);
    }

    private static String incident(int number, VmId... machines) {
        String entities = Arrays.stream(machines)
                .map(vm -> "{\"kind\": \"Host\", \"properties\": {\"azureID\": \"" + vm.id() + "\"}}")
                .collect(Collectors.joining(", "));
        return incident(number, entities);
    }

    private static String incident(int number, String entities) {
        return "{\"object\": {\"id\": \"" + armId(number) + "\", \"properties\": {\"incidentNumber\": " + number
                + ", \"relatedEntities\": [" + entities + "]}}}";
    }

    private static String bare(int number) {
        return "{\"incidentArmId\": \"" + armId(number) + "\"}";
    }

    private static String closed(String incident) {
        return incident.replace("\"relatedEntities\"", "\"status\": \"Closed\", \"relatedEntities\"");
    }

    private static String armId(int number) {
        return "/subscriptions/c4e2b8aa-93d7-4f5e-a6b1-5f0d3e7c2b02/resourceGroups/rg-security-prod/providers"
                + "/Microsoft.OperationalInsights/workspaces/law-security-prod/providers/Microsoft.SecurityInsights"
                + "/Incidents/8d4a7c1e-2f0b-4f6a-9b5d-0000000000" + (10 + number);
    }
}
