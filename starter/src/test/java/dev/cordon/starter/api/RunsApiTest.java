package dev.cordon.starter.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.cordon.engine.InvalidField;
import dev.cordon.fake.Seed;
import dev.cordon.runbook.isolatevm.IsolateVmRequest;
import dev.cordon.starter.Installation;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.history.v1.HistoryEvent;
import java.lang.reflect.RecordComponent;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No worker is up here: a run that was started goes on for good. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RunsApiTest {
    private static final String POST = "/api/v1/runs/isolate-vm";
    private static final AtomicInteger INCIDENTS = new AtomicInteger();

    private final Installation cordon = new Installation();
    private final String alice = cordon.tenant.person("alice@contoso.com", "Requester");

    @AfterAll
    void stop() {
        cordon.close();
    }

    @AfterEach
    void azureIsWellAgain() {
        cordon.targets(vm -> Optional.empty());
    }

    @Test
    void a_request_is_answered_with_the_run_and_where_to_ask_for_it() {
        HttpResponse<String> answer = cordon.post(POST, alice, body("ir-answered"));

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
        String id = JsonPath.read(answer.body(), "$.id");
        assertThat(id).startsWith("isolate-vm.ir-answered.vm-app-01.");
        assertThat(answer.headers().firstValue("Location"))
                .hasValue(cordon.request("/api/v1/runs/" + id).build().uri().toString());
        assertThat(JsonPath.<Boolean>read(answer.body(), "$.joined")).isFalse();
        assertThat(JsonPath.<String>read(answer.body(), "$.status")).isEqualTo("running");
        assertThat(JsonPath.<String>read(answer.body(), "$.links.temporalUi"))
                .isEqualTo("http://127.0.0.1:8233/namespaces/default/workflows/" + id + "/"
                        + JsonPath.read(answer.body(), "$.runId") + "/history");
    }

    @Test
    void the_run_is_asked_for_by_the_caller_of_the_token() {
        HttpResponse<String> answer = cordon.post(POST, alice, body("ir-caller"));

        HistoryEvent started = cordon.temporal()
                .fetchHistory(JsonPath.read(answer.body(), "$.id"))
                .getEvents()
                .get(0);
        assertThat(read(started.getUserMetadata().getSummary())).isEqualTo("Isolate vm-app-01 for incident ir-caller");
        assertThat(read(started.getWorkflowExecutionStartedEventAttributes()
                        .getInput()
                        .getPayloads(0)))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("requestedBy", "alice@contoso.com");
        assertThat(new String(started.toByteArray(), StandardCharsets.ISO_8859_1))
                .doesNotContain("Isolate vm-app-01", "alice@contoso.com");
    }

    @Test
    void the_location_answers_202_while_the_run_goes_on() {
        String location = location(cordon.post(POST, alice, body("ir-going-on")));

        HttpResponse<String> state = cordon.get(location, alice);

        assertThat(state.statusCode()).isEqualTo(202);
        assertThat(location(state)).isEqualTo(location);
        assertThat(state.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void the_same_request_again_joins_the_run() {
        HttpResponse<String> first = cordon.post(POST, alice, body("ir-again"));
        cordon.targets(vm -> {
            throw new AssertionError("a request that joins looks at no machine");
        });
        HttpResponse<String> second = cordon.post(
                POST,
                cordon.tenant.person("carol@contoso.com", "Commander"),
                body("ir-again").replace("resourceGroups", "resourcegroups"));

        assertThat(second.statusCode()).isEqualTo(202);
        assertThat(JsonPath.<Boolean>read(second.body(), "$.joined")).isTrue();
        assertThat(JsonPath.<String>read(second.body(), "$.runId")).isEqualTo(JsonPath.read(first.body(), "$.runId"));
    }

    @Test
    void requests_at_the_same_moment_start_one_run() {
        int many = 8;
        CyclicBarrier everybodyLooked = new CyclicBarrier(many);
        cordon.targets(vm -> {
            meet(everybodyLooked);
            return Optional.empty();
        });

        List<HttpResponse<String>> answers = IntStream.range(0, many)
                .mapToObj(each -> CompletableFuture.supplyAsync(
                        () -> cordon.post(POST, alice, body("ir-at-once")), task -> new Thread(task).start()))
                .collect(Collectors.collectingAndThen(
                        Collectors.toList(),
                        all -> all.stream().map(CompletableFuture::join).toList()));

        assertThat(answers).allMatch(answer -> answer.statusCode() == 202);
        assertThat(answers.stream()
                        .map(answer -> JsonPath.<String>read(answer.body(), "$.runId"))
                        .collect(Collectors.toSet()))
                .hasSize(1);
        assertThat(answers.stream().filter(answer -> !JsonPath.<Boolean>read(answer.body(), "$.joined")))
                .hasSize(1);
    }

    @Test
    void a_terminated_run_is_not_joined_but_followed_by_a_new_one() {
        HttpResponse<String> first = cordon.post(POST, alice, body("ir-anew"));
        cordon.temporal()
                .newUntypedWorkflowStub(JsonPath.<String>read(first.body(), "$.id"))
                .terminate("an operator's reason");

        HttpResponse<String> ended = cordon.get(location(first), alice);
        assertThat(ended.statusCode()).isEqualTo(200);
        assertThat(JsonPath.<String>read(ended.body(), "$.status")).isEqualTo("terminated");
        assertThat(JsonPath.<String>read(ended.body(), "$.failure")).contains("an operator's reason");

        HttpResponse<String> second = cordon.post(POST, alice, body("ir-anew"));
        assertThat(JsonPath.<Boolean>read(second.body(), "$.joined")).isFalse();
        assertThat(JsonPath.<String>read(second.body(), "$.runId"))
                .isNotEqualTo(JsonPath.read(first.body(), "$.runId"));
        assertThat(cordon.get(location(first) + "?runId=" + JsonPath.read(first.body(), "$.runId"), alice)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_machine_that_azure_does_not_know_is_refused_and_starts_nothing() {
        cordon.targets(vm -> {
            throw new InvalidField("vmId", "there is no machine " + vm.name());
        });

        HttpResponse<String> answer = cordon.post(POST, alice, body("ir-gone"));

        refused(answer, 422, "vmId", "vmId: there is no machine vm-app-01");
        assertThat(cordon.get("/api/v1/runs/isolate-vm.ir-gone.vm-app-01.x", alice)
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void a_mistake_is_answered_with_the_sentence_that_the_run_would_fail_with(
            String body, String field, String sentence) {
        refused(cordon.post(POST, alice, body), 422, field, sentence);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("{}", "incidentId", "incidentId: missing; expected a text"),
                Arguments.of("null", "request", "request: missing; expected a JSON object"),
                Arguments.of("[]", "request", "request: is a list; expected a JSON object"),
                Arguments.of("\"vm\"", "request", "request: is a text; expected a JSON object"),
                Arguments.of(with("\"vmm\": 1"), "vmm", "vmm: unknown field; known fields are incidentId"),
                Arguments.of(with("\"requestedBy\": \"eve\""), "requestedBy", "requestedBy: unknown field"),
                Arguments.of(with("\"severity\": \"Critical\""), "severity", "severity: 'Critical' is unknown"),
                Arguments.of(
                        with("\"activityLogHours\": 0"), "activityLogHours", "activityLogHours: 0 is out of range"),
                Arguments.of(with("\"alertedAt\": \"2099-01-01T00:00:00Z\""), "alertedAt", "alertedAt: 2099-01-01"),
                Arguments.of(
                        with("\"reason\": null").replace("virtualMachines/vm-app-01", "disks/d"),
                        "vmId",
                        "vmId: '/subscriptions/"),
                Arguments.of(
                        with("\"reason\": null")
                                .replace("virtualMachines/vm-app-01", "virtualMachineScaleSets/vmss/virtualMachines/0"),
                        "vmId",
                        "vmId: '/subscriptions/"));
    }

    @ParameterizedTest
    @MethodSource("notJson")
    void what_is_not_json_is_told_where(String body, String sentence) {
        HttpResponse<String> answer = cordon.post(POST, alice, body);

        problem(answer, 400);
        assertThat(JsonPath.<String>read(answer.body(), "$.detail")).contains(sentence);
    }

    static Stream<Arguments> notJson() {
        return Stream.of(
                Arguments.of("", "not well-formed"),
                Arguments.of("{", "not well-formed at line 1"),
                Arguments.of("{} {}", "not well-formed"),
                Arguments.of("{\"vmId\": 1, \"vmId\": 2}", "a name occurs twice at line 1, column "),
                Arguments.of("[".repeat(33) + "]".repeat(33), "nested deeper than 32 levels"));
    }

    @Test
    void a_body_over_the_limit_is_not_read() {
        HttpResponse<String> answer = cordon.post(POST, alice, "\"" + "x".repeat(1024 * 1024) + "\"");

        problem(answer, 413);
        assertThat(JsonPath.<String>read(answer.body(), "$.detail")).isEqualTo("the body is longer than 1048576 bytes");
    }

    @Test
    void another_content_type_is_refused() {
        HttpResponse<String> answer = cordon.send(cordon.request(POST)
                .header("Authorization", "Bearer " + alice)
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("{}")));

        problem(answer, 415);
    }

    @Test
    void an_unknown_run_and_an_unknown_address_are_problems_too() {
        refused(cordon.get("/api/v1/runs/isolate-vm.unknown", alice), 404, "id", "id: there is no run");
        problem(cordon.get("/api/v1/runs/" + "x".repeat(2000) + "?runId=nonsense", alice), 404);
        problem(cordon.get("/api/v2/anything", alice), 404);
        problem(
                cordon.send(cordon.request(POST)
                        .header("Authorization", "Bearer " + alice)
                        .DELETE()),
                405);
    }

    @Test
    void the_description_of_the_api_is_open_and_names_its_problems() {
        HttpResponse<String> api = cordon.send(cordon.request("/v3/api-docs").GET());

        assertThat(api.statusCode()).isEqualTo(200);
        assertThat(JsonPath.<List<String>>read(api.body(), "$.components.schemas.IsolateVmRequest.required"))
                .containsExactlyInAnyOrder("incidentId", "vmId");
        assertThat(names(api, "IsolateVmRequest"))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(IsolateVmRequest.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .filter(name -> !name.equals("requestedBy"))
                        .toList());
        assertThat(JsonPath.<String>read(
                        api.body(),
                        "$.paths['/api/v1/sentinel/incidents'].post.responses['422'].content['application/problem+json']"
                                + ".schema['$ref']"))
                .isEqualTo("#/components/schemas/Problem");
        assertThat(names(api, "IsolationReport")).contains("verdict", "before", "done", "verification", "steps");
    }

    private static Set<String> names(HttpResponse<String> api, String schema) {
        return JsonPath.<Map<String, Object>>read(api.body(), "$.components.schemas." + schema + ".properties")
                .keySet();
    }

    private static void refused(HttpResponse<String> answer, int status, String field, String sentence) {
        problem(answer, status);
        assertThat(JsonPath.<String>read(answer.body(), "$.field")).isEqualTo(field);
        assertThat(JsonPath.<String>read(answer.body(), "$.detail")).startsWith(sentence);
    }

    private static void problem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.body()).doesNotContain("Exception").doesNotContain("dev.cordon");
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static String body(String incidentId) {
        return "{\"incidentId\": \"" + incidentId + "\", \"vmId\": \"" + Seed.APP.id() + "\"}";
    }

    private static String with(String field) {
        return body("ir-" + INCIDENTS.incrementAndGet()).replace("}", ", " + field + "}");
    }

    private @Nullable Object read(Payload payload) {
        return cordon.temporal().getOptions().getDataConverter().fromPayload(payload, Object.class, Object.class);
    }

    private static void meet(CyclicBarrier others) {
        try {
            others.await();
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }
}
