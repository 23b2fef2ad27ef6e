package dev.cordon.starter.sentinel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cordon.capability.Severity;
import dev.cordon.engine.InvalidField;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class IncidentTest {
    private static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");
    private static final String GROUP =
            "/subscriptions/a1f5c7de-0b6e-4c0b-8f5e-6d2b7c9e1a01/resourceGroups/rg-workload-prod";
    private static final String APP = GROUP + "/providers/Microsoft.Compute/virtualMachines/vm-app-01";
    private static final String WEB = GROUP + "/providers/Microsoft.Compute/virtualMachines/vm-web-01";
    private static final String DISK = GROUP + "/providers/Microsoft.Compute/disks/disk-app-01-os";
    private static final String INSTANCE =
            GROUP + "/providers/Microsoft.Compute/virtualMachineScaleSets/vmss-api/virtualMachines/0";
    private static final String ID =
            "/subscriptions/c4e2b8aa-93d7-4f5e-a6b1-5f0d3e7c2b02/resourceGroups/rg-security-prod"
                    + "/providers/Microsoft.OperationalInsights/workspaces/law-security-prod"
                    + "/providers/Microsoft.SecurityInsights/Incidents/8d4a7c1e-2f0b-4f6a-9b5d-3c2e1f0a9b88";

    @Test
    void a_host_names_its_machine_by_azure_id() {
        assertThat(machines(host(APP))).containsExactly(APP);
    }

    @Test
    void an_azure_resource_names_its_machine_by_resource_id() {
        assertThat(machines(resource(WEB))).containsExactly(WEB);
    }

    @Test
    void an_id_may_come_as_a_list() {
        assertThat(machines(host(List.of(APP, WEB)))).containsExactly(APP, WEB);
    }

    @Test
    void a_machine_named_twice_is_one_machine() {
        assertThat(machines(host(APP), resource(APP.toUpperCase(java.util.Locale.ROOT)), host(List.of(APP))))
                .containsExactly(APP);
    }

    @Test
    void a_scale_set_instance_is_named_so_that_its_refusal_can_say_why() {
        assertThat(machines(resource(INSTANCE))).containsExactly(INSTANCE);
    }

    @Test
    void names_and_kinds_are_compared_without_regard_to_case() {
        assertThat(machines(entity("HOST", Map.of("AzureId", APP)))).containsExactly(APP);
    }

    @Test
    void every_machine_knows_the_field_that_names_it() {
        Incident incident = Incident.read(body(List.of(entity("Ip", Map.of()), host(List.of("", APP)))), NOW);

        assertThat(incident.machines().get(0).path())
                .isEqualTo("object.properties.relatedEntities[1].properties.azureID[1]");
    }

    @ParameterizedTest
    @MethodSource("nothingToIsolate")
    void an_incident_without_a_machine_is_refused_with_what_was_seen(@Nullable Object entities, String seen) {
        assertThatThrownBy(() -> Incident.read(body(entities), NOW))
                .isInstanceOfSatisfying(
                        InvalidField.class,
                        invalid -> assertThat(invalid.field()).isEqualTo("object.properties.relatedEntities"))
                .hasMessageContaining("no virtual machine is named (" + seen);
    }

    static Stream<Arguments> nothingToIsolate() {
        return Stream.of(
                Arguments.of(null, "there is no entity)"),
                Arguments.of(List.of(), "there is no entity)"),
                Arguments.of("vm-app-01", "there is no entity)"),
                Arguments.of(Collections.singletonList(null), "null names no Azure resource)"),
                Arguments.of(List.of(Map.of("kind", "Host")), "Host without azureID)"),
                Arguments.of(List.of(host("")), "Host without azureID)"),
                Arguments.of(List.of(host(List.of())), "Host without azureID)"),
                Arguments.of(List.of(host(42)), "Host without azureID)"),
                Arguments.of(List.of(entity("Host", Map.of("hostName", "vm-app-01"))), "Host without azureID)"),
                Arguments.of(
                        List.of(host("3f2a9c81d0e94be7")),
                        "Host whose azureID is no Azure Resource Manager id of a machine)"),
                Arguments.of(
                        List.of(resource(DISK)), "AzureResource whose resourceId is of type Microsoft.Compute/disks)"),
                Arguments.of(
                        List.of(entity("Ip", Map.of("address", "203.0.113.7")), entity("Account", Map.of())),
                        "Ip names no Azure resource; Account names no Azure resource)"));
    }

    @Test
    void a_name_alone_isolates_nothing_even_beside_a_machine() {
        assertThat(machines(entity("Host", Map.of("hostName", "vm-web-01")), host(APP)))
                .containsExactly(APP);
    }

    @Test
    void more_machines_than_fit_in_one_answer_are_refused() {
        List<Object> hosts = IntStream.rangeClosed(1, 51)
                .<Object>mapToObj(each -> host(APP + each))
                .toList();

        assertThatThrownBy(() -> Incident.read(body(hosts), NOW)).hasMessageContaining("names 51 machines; at most 50");
    }

    @Test
    void equal_numbers_of_two_workspaces_are_two_incidents_and_spelling_makes_no_difference() {
        String one = read(Map.of()).id();

        assertThat(one).matches("sentinel-1042-[0-9a-f]{10}");
        assertThat(read(Map.of("id", ID.toLowerCase(java.util.Locale.ROOT))).id())
                .isEqualTo(one);
        assertThat(read(Map.of("id", ID.replace("law-security-prod", "law-other")))
                        .id())
                .isNotEqualTo(one);
    }

    @Test
    void a_number_may_come_as_text() {
        assertThat(read(Map.of("incidentNumber", "1042")).id())
                .isEqualTo(read(Map.of()).id());
    }

    @ParameterizedTest
    @CsvSource({"closed", "Closed"})
    void a_closed_incident_is_refused(String status) {
        assertThatThrownBy(() -> read(Map.of("status", status)))
                .isInstanceOf(InvalidField.class)
                .hasMessageStartingWith("object.properties.status: the incident is Closed");
    }

    @Test
    void what_an_incident_must_have_is_named() {
        assertThatThrownBy(() -> Incident.read(Map.of(), NOW))
                .hasMessage("object.id: missing; expected the incident's Azure Resource Manager id");
        assertThatThrownBy(() -> Incident.read(List.of(), NOW)).hasMessageStartingWith("object.id: missing");
        assertThatThrownBy(() -> read(Map.of("incidentNumber", "")))
                .hasMessage("object.properties.incidentNumber: missing; expected the incident's number");
        assertThatThrownBy(() -> read(Map.of("incidentNumber", "../1")))
                .hasMessage("object.properties.incidentNumber: '../1' is not an incident's number");
        assertThatThrownBy(() -> read(Map.of("severity", "Critical")))
                .hasMessageStartingWith("object.properties.severity: 'Critical' is unknown");
    }

    @Test
    void severity_comes_from_the_incident_and_is_high_where_it_says_none() {
        assertThat(read(Map.of("severity", "Informational")).severity()).isEqualTo(Severity.INFORMATIONAL);
        assertThat(read(Map.of()).severity()).isEqualTo(Severity.HIGH);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2026-11-24T02:50:00Z,         2026-11-23T10:00:00Z, 2026-11-24T02:50:00Z",
                "2026-11-24T02:50:00.7033333Z, -,                    2026-11-24T02:50:00.703333300Z",
                "2026-11-24T03:50:00+01:00,    -,                    2026-11-24T02:50:00Z",
                "2026-11-24T02:50:00,          -,                    2026-11-24T02:50:00Z",
                "-,                            2026-11-24T02:40:00Z, 2026-11-24T02:40:00Z",
                "yesterday,                    2026-11-24T02:40:00Z, 2026-11-24T02:40:00Z",
                "2026-11-24T03:00:01Z,         -,                    -",
                "-,                            -,                    -"
            })
    void time_counts_from_the_creation_of_the_incident(
            @Nullable String created, @Nullable String firstActivity, @Nullable Instant expected) {
        Map<String, Object> times = new HashMap<>();
        times.put("createdTimeUtc", created);
        times.put("firstActivityTimeUtc", firstActivity);

        assertThat(read(times).alertedAt()).isEqualTo(expected);
    }

    @Test
    void the_reason_is_the_title_cut_to_what_a_request_may_hold() {
        assertThat(read(Map.of("title", "Beaconing")).reason()).isEqualTo("Sentinel incident 1042: Beaconing");
        assertThat(read(Map.of("title", "x".repeat(900))).reason()).hasSize(500).endsWith("…");
    }

    private static List<String> machines(Object... entities) {
        return Incident.read(body(Arrays.asList(entities)), NOW).machines().stream()
                .map(NamedMachine::vmId)
                .collect(Collectors.toList());
    }

    private static Incident read(Map<String, ?> changed) {
        Map<String, Object> object = new HashMap<>(body(List.of(host(APP))));
        Map<String, Object> incident = new HashMap<>(fields(object.get("object")));
        Map<String, Object> properties = new HashMap<>(fields(incident.get("properties")));
        changed.forEach((name, value) -> (name.equals("id") ? incident : properties).put(name, value));
        incident.put("properties", properties);
        object.put("object", incident);
        return Incident.read(object, NOW);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> fields(@Nullable Object object) {
        return (Map<String, Object>) java.util.Objects.requireNonNull(object);
    }

    private static Map<String, Object> body(@Nullable Object entities) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("incidentNumber", 1042);
        properties.put("relatedEntities", entities);
        properties.put("additionalData", Map.of("alertsCount", 1));
        return Map.of("eventUniqueId", "e", "object", Map.of("id", ID, "properties", properties));
    }

    private static Map<String, Object> host(Object azureId) {
        return entity("Host", Map.of("azureID", azureId));
    }

    private static Map<String, Object> resource(Object resourceId) {
        return entity("AzureResource", Map.of("resourceId", resourceId));
    }

    private static Map<String, Object> entity(String kind, Map<String, ?> properties) {
        return Map.of("kind", kind, "id", "entity", "properties", properties);
    }
}
