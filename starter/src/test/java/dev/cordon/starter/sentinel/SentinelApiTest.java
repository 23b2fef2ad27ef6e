package dev.cordon.starter.sentinel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import dev.cordon.capability.compute.PowerState;
import dev.cordon.capability.compute.VmId;
import dev.cordon.capability.compute.VmState;
import dev.cordon.engine.InvalidField;
import dev.cordon.fake.Seed;
import dev.cordon.starter.Installation;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SentinelApiTest {
    private static final String POST = "/api/v1/sentinel/incidents";

    private final Installation cordon = new Installation();
    private final String playbook = cordon.tenant.token(
            claims -> claims.claim("app_displayname", "sentinel-playbook").claim("roles", List.of("Requester")));

    @BeforeAll
    void startWorker() {
        cordon.startWorker();
    }

    @BeforeEach
    void oneMachineIsMissing() {
        cordon.targets(vm -> {
            if (vm.equals(Seed.MISSING)) {
                throw new InvalidField("vmId", "there is no machine " + vm.name());
            }
            return Optional.empty();
        });
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
        assertThat(JsonPath.<String>read(ended.body(), "$.report.verdict")).isEqualTo("CONTAINED");
        assertThat(JsonPath.<String>read(ended.body(), "$.report.requestedBy")).isEqualTo("sentinel-playbook");
        assertThat(JsonPath.<String>read(ended.body(), "$.report.vmId")).isEqualTo(Seed.APP.id());
        assertThat(JsonPath.<String>read(ended.body(), "$.report.time.countedFrom"))
                .isEqualTo("2026-11-24T03:00:00Z");
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
    void a_machine_that_the_incident_still_holds_is_joined_and_one_that_was_released_is_isolated_again() {
        String body = incident(14, Seed.WEB);
        HttpResponse<String> first = cordon.post(POST, playbook, body);
        String incidentId = JsonPath.read(followed(first).body(), "$.report.incidentId");
        cordon.targets(vm -> Optional.of(seen(vm, Map.of("ir-hold." + incidentId, "2026-05-23T03:00:00Z"))));
        HttpResponse<String> held = cordon.post(POST, playbook, body);
        cordon.targets(vm -> Optional.of(seen(vm, Map.of())));
        HttpResponse<String> released = cordon.post(POST, playbook, body);

        assertThat(JsonPath.<String>read(held.body(), "$.runId")).isEqualTo(JsonPath.read(first.body(), "$.runId"));
        assertThat(JsonPath.<Boolean>read(released.body(), "$.joined")).isFalse();
        assertThat(JsonPath.<String>read(released.body(), "$.runId"))
                .isNotEqualTo(JsonPath.read(first.body(), "$.runId"));
    }

    private static VmState seen(VmId vm, Map<String, String> tags) {
        return new VmState(vm, "unique", "westeurope", PowerState.RUNNING, List.of(), List.of(), tags);
    }

    @Test
    void a_run_that_completes_while_the_target_is_looked_at_is_the_answer() {
        String body = incident(13, Seed.WEB);
        AtomicReference<String> faster = new AtomicReference<>();
        cordon.targets(vm -> {
            if (faster.compareAndSet(null, "on its way")) {
                HttpResponse<String> accepted = cordon.post(POST, playbook, body);
                followed(accepted);
                faster.set(JsonPath.read(accepted.body(), "$.runId"));
            }
            return Optional.empty();
        });

        HttpResponse<String> answer = cordon.post(POST, playbook, body);

        assertThat(JsonPath.<Boolean>read(answer.body(), "$.joined")).isTrue();
        assertThat(JsonPath.<String>read(answer.body(), "$.runId")).isEqualTo(faster.get());
    }

    @Test
    void several_machines_get_one_run_each_and_one_place_to_ask_for_all() {
        HttpResponse<String> accepted = cordon.post(POST, playbook, incident(8, Seed.APP, Seed.DB));

        assertThat(accepted.statusCode()).isEqualTo(202);
        assertThat(JsonPath.<List<String>>read(accepted.body(), "$.runs[*].id"))
                .hasSize(2)
                .anyMatch(id -> id.contains(".vm-app-01."))
                .anyMatch(id -> id.contains(".vm-db-01."));
        HttpResponse<String> ended = followed(accepted);
        assertThat(JsonPath.<List<String>>read(ended.body(), "$.runs[*].report.verdict"))
                .hasSize(2);
    }

    @Test
    void a_machine_that_cannot_be_isolated_does_not_hold_the_others_up() {
        HttpResponse<String> accepted = cordon.post(POST, playbook, incident(9, Seed.MISSING, Seed.DR));

        assertThat(accepted.statusCode()).isEqualTo(202);
        assertThat(JsonPath.<List<String>>read(accepted.body(), "$.runs[*].id")).hasSize(1);
        assertThat(JsonPath.<List<String>>read(accepted.body(), "$.refused[*].vmId"))
                .containsExactly(Seed.MISSING.id());
        assertThat(JsonPath.<String>read(accepted.body(), "$.refused[0].field"))
                .isEqualTo("object.properties.relatedEntities[0].properties.azureID");
        assertThat(followed(accepted).statusCode()).isEqualTo(200);
    }

    @Test
    void an_incident_none_of_whose_machines_can_be_isolated_is_refused() {
        HttpResponse<String> answer = cordon.post(POST, playbook, incident(10, Seed.MISSING));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(JsonPath.<String>read(answer.body(), "$.field"))
                .isEqualTo("object.properties.relatedEntities[0].properties.azureID");
        assertThat(JsonPath.<String>read(answer.body(), "$.detail")).contains("there is no machine vm-gone-01");
    }

    @Test
    void an_incident_without_a_machine_is_refused() {
        HttpResponse<String> answer = cordon.post(POST, playbook, incident(11));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(JsonPath.<String>read(answer.body(), "$.field")).isEqualTo("object.properties.relatedEntities");
    }

    @Test
    void a_run_that_failed_is_answered_with_its_sentence() {
        cordon.targets(vm -> Optional.empty()); // nobody could tell in time that there is no such machine
        HttpResponse<String> ended = followed(cordon.post(POST, playbook, incident(12, Seed.MISSING)));

        assertThat(ended.statusCode()).isEqualTo(200);
        assertThat(JsonPath.<String>read(ended.body(), "$.status")).isEqualTo("failed");
        assertThat(JsonPath.<String>read(ended.body(), "$.failure"))
                .startsWith("vmId: there is no machine")
                .endsWith("vm-gone-01");
        assertThat(JsonPath.<String>read(ended.body(), "$.progress.phase")).isEqualTo("failed");
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
        return "{\"object\": {\"id\": \"/incidents/" + number + "\", \"properties\": {\"incidentNumber\": " + number
                + ", \"relatedEntities\": [" + entities + "]}}}";
    }
}
