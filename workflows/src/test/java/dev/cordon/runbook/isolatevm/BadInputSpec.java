package dev.cordon.runbook.isolatevm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.fake.FakeAzure;
import dev.cordon.fake.FakeOffice;
import dev.cordon.fake.FakePolicy;
import dev.cordon.fake.Seed;
import dev.cordon.runbook.RunbookEnvironment;
import io.temporal.failure.ApplicationFailure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is typed wrongly into the Temporal UI fails the run at once, with a sentence, and touches nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputSpec {
    private static final String SCALE_SET = "/subscriptions/" + Seed.WORKLOAD
            + "/resourceGroups/rg/providers/Microsoft.Compute/virtualMachineScaleSets/vmss-api/virtualMachines/0";

    private final FakeAzure azure = new FakeAzure();
    private final RunbookEnvironment runbooks =
            new RunbookEnvironment(azure, new FakePolicy(), new FakeOffice(), false);

    @AfterAll
    void close() {
        runbooks.close();
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void a_mistake_is_answered_with_a_sentence_that_names_the_field(@Nullable Object typed, String sentence) {
        ApplicationFailure failure = runbooks.fails(typed);
        assertThat(failure.getType()).isEqualTo("BadRequest");
        assertThat(failure.getOriginalMessage()).startsWith(sentence);
        assertThat(azure.journal()).isEmpty();
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(null, "request: missing; expected a JSON object with incidentId, vmId"),
                Arguments.of("vm-app-01", "request: is a text; expected a JSON object"),
                Arguments.of(List.of("vm-app-01"), "request: is a list; expected a JSON object"),
                Arguments.of(7, "request: is a number; expected a JSON object"),
                Arguments.of(Map.of(), "incidentId: missing; expected a text"),
                Arguments.of(with("vmm", "x"), "vmm: unknown field; known fields are incidentId, vmId"),
                Arguments.of(without("vmId"), "vmId: missing; expected a text"),
                Arguments.of(without("requestedBy"), "requestedBy: missing; expected a text"),
                Arguments.of(with("vmId", List.of(Seed.APP.id())), "vmId: is a list; expected a text"),
                Arguments.of(with("vmId", "vm-app-01"), "vmId: 'vm-app-01' is not the id of an Azure resource"),
                Arguments.of(with("vmId", Seed.NIC_APP.id()), "vmId: '" + Seed.NIC_APP.id() + "' is of type Microsoft"),
                Arguments.of(with("vmId", SCALE_SET), "vmId: '" + SCALE_SET + "' is an instance of a scale set"),
                Arguments.of(with("incidentId", "a b"), "incidentId: 'a b' is not an incident id"),
                Arguments.of(with("incidentId", " "), "incidentId: is blank"),
                Arguments.of(with("severity", "Critical"), "severity: 'Critical' is unknown; expected High, Medium"),
                Arguments.of(with("alertedAt", "yesterday"), "alertedAt: 'yesterday' is not a time"),
                Arguments.of(with("alertedAt", "2099-01-01T00:00:00Z"), "alertedAt: 2099-01-01T00:00:00Z is in the"),
                Arguments.of(with("activityLogHours", 0), "activityLogHours: 0 is out of range; expected 1 to 2160"),
                Arguments.of(with("activityLogHours", "24"), "activityLogHours: is a text; expected a whole number"),
                Arguments.of(with("activityLogHours", 1.5), "activityLogHours: is a number; expected a whole number"),
                Arguments.of(with("dryRun", "yes"), "dryRun: is a text; expected true or false"),
                Arguments.of(with("reason", "x".repeat(501)), "reason: has 501 characters; expected at most 500"));
    }

    @Test
    void the_same_machine_spelled_otherwise_is_the_same_run() {
        IsolateVmRequest one = IsolateVmRequest.read(RunbookEnvironment.request(Seed.APP, Map.of()), Seed.NOW);
        IsolateVmRequest other = IsolateVmRequest.read(
                with("vmId", Seed.APP.id().replace("resourceGroups", "resourcegroups")), Seed.NOW);
        assertThat(other.workflowId())
                .isEqualTo(one.workflowId())
                .startsWith("isolate-vm.ir-2026-05-23-001.vm-app-01.");
    }

    private static Map<String, Object> with(String field, Object value) {
        return RunbookEnvironment.request(Seed.APP, Map.of(field, value));
    }

    private static Map<String, Object> without(String field) {
        Map<String, Object> request = new HashMap<>(RunbookEnvironment.request(Seed.APP, Map.of()));
        request.remove(field);
        return request;
    }
}
