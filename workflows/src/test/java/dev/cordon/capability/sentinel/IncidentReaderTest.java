package dev.cordon.capability.sentinel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cordon.capability.Severity;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class IncidentReaderTest {
    private static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");
    private static final String APP = "/subscriptions/a1f5c7de-0b6e-4c0b-8f5e-6d2b7c9e1a01/resourceGroups"
            + "/rg-workload-prod/providers/Microsoft.Compute/virtualMachines/vm-app-01";
    private static final String WEB = APP.replace("vm-app-01", "vm-web-01");
    private static final String ID =
            "/subscriptions/c4e2b8aa-93d7-4f5e-a6b1-5f0d3e7c2b02/resourceGroups/rg-security-prod"
                    + "/providers/Microsoft.OperationalInsights/workspaces/law-security-prod/providers"
                    + "/Microsoft.SecurityInsights/Incidents/8d4a7c1e-2f0b-4f6a-9b5d-3c2e1f0a9b88";

    @Test
    void a_host_names_its_machine_by_azure_id_and_itself_by_its_names() {
        assertThat(entities(
                        entity("Host", Map.of("azureID", APP, "hostName", "vm-app-01", "dnsDomain", "contoso.com"))))
                .containsExactly(new Entity(
                        "object.properties.relatedEntities[0]",
                        EntityKind.HOST,
                        "Host",
                        List.of(APP),
                        List.of("vm-app-01", "vm-app-01.contoso.com")));
    }

    @Test
    void an_id_may_come_as_a_list_and_an_empty_one_is_none() {
        assertThat(only(entity("Host", Map.of("azureID", List.of("", APP, WEB))))
                        .resourceIds())
                .containsExactly(APP, WEB);
        assertThat(only(entity("Host", Map.of("azureID", ""))).resourceIds()).isEmpty();
        assertThat(only(entity("Host", Map.of("azureID", 42))).resourceIds()).containsExactly("42");
    }

    @Test
    void names_and_kinds_are_compared_without_regard_to_case() {
        assertThat(only(entity("HOST", Map.of("AzureId", APP))).resourceIds()).containsExactly(APP);
    }

    @Test
    void an_entity_named_twice_is_one_entity() {
        assertThat(entities(entity("Host", Map.of("azureID", APP)), entity("Host", Map.of("azureID", APP))))
                .hasSize(1);
    }

    @Test
    void an_account_is_named_by_its_user_principal_name_and_its_object_id() {
        assertThat(only(entity(
                                "Account",
                                Map.of("accountName", "alice", "upnSuffix", "contoso.com", "aadUserId", "0c1f")))
                        .names())
                .containsExactly("alice@contoso.com", "0c1f");
        assertThat(only(entity("Account", Map.of("name", "alice@contoso.com", "upnSuffix", "contoso.com")))
                        .names())
                .containsExactly("alice@contoso.com");
    }

    @Test
    void a_cloud_application_is_named_by_its_id_be_it_a_text_or_a_number() {
        assertThat(only(entity("CloudApplication", Map.of("appId", 11161, "appName", "Salesforce")))
                        .names())
                .containsExactly("11161", "Salesforce");
    }

    @Test
    void entities_are_found_in_alerts_and_within_each_other() {
        Map<String, Object> properties = new HashMap<>();
        properties.put("incidentNumber", 1042);
        properties.put(
                "alerts",
                List.of(Map.of(
                        "properties", Map.of("relatedEntities", List.of(entity("Host", Map.of("azureID", APP)))))));
        properties.put(
                "relatedEntities",
                List.of(entity(
                        "Process",
                        Map.of(
                                "processId",
                                "42",
                                "host",
                                Map.of("kind", "Host", "properties", Map.of("azureID", WEB)),
                                "relatedEntities",
                                List.of(entity("Ip", Map.of("address", "203.0.113.7")))))));

        assertThat(read(properties).entities())
                .extracting(Entity::label)
                .contains("Host " + APP, "Host " + WEB, "Ip 203.0.113.7");
    }

    @Test
    void entities_of_connectors_say_their_type_and_have_no_properties_apart() {
        assertThat(only(Map.of("Type", "host", "AzureID", APP, "HostName", "vm-app-01"))
                        .resourceIds())
                .containsExactly(APP);
    }

    @Test
    void what_is_no_entity_at_all_is_kept_as_what_it_is() {
        assertThat(entities("vm-app-01", APP, List.of(), Map.of("kind", "Mailbox")))
                .extracting(Entity::kind)
                .containsExactly(EntityKind.OTHER, EntityKind.AZURE_RESOURCE, EntityKind.OTHER);
        assertThat(entities(Collections.singletonList(null).toArray())).isEmpty();
    }

    @Test
    void an_entity_that_holds_itself_forever_is_read_to_a_depth() {
        Map<String, Object> deep = entity("Host", Map.of("hostName", "bottom"));
        for (int level = 0; level < 200; level++) {
            deep = entity("Process", Map.of("host", deep, "processId", "p" + level));
        }

        assertThat(entities(deep)).hasSizeLessThan(50).last().satisfies(unread -> {
            assertThat(unread.kind()).isEqualTo(EntityKind.UNREAD);
            assertThat(unread.label()).startsWith("entity not read: object.properties.relatedEntities[0]");
        });
    }

    @Test
    void what_is_neither_text_nor_number_nor_object_is_said_to_be_there() {
        assertThat(read(Map.of(
                                "incidentNumber",
                                1,
                                "relatedEntities",
                                Arrays.asList(null, true, List.of("/subscriptions/x"), "laptop-7"),
                                "entities",
                                "host vm-web-01"))
                        .entities())
                .extracting(Entity::label)
                .containsExactly("entity laptop-7", "entity not read: object.properties.relatedEntities[1] and 2 more");
    }

    @Test
    void a_number_may_come_as_text() {
        assertThat(read(Map.of("incidentNumber", "1042")).number()).isEqualTo("1042");
    }

    @Test
    void what_an_incident_must_have_is_named() {
        assertThatThrownBy(() -> IncidentReader.ofTrigger(Map.of(), NOW))
                .hasMessage("object.id: missing; expected the incident's Azure Resource Manager id");
        assertThatThrownBy(() -> IncidentReader.ofTrigger(List.of(), NOW)).hasMessageStartingWith("object.id: missing");
        assertThatThrownBy(() -> IncidentReader.ofTrigger(Map.of("object", Map.of("id", APP)), NOW))
                .hasMessageStartingWith("object.id: '" + APP + "' is not the id of an incident");
        assertThatThrownBy(() -> read(Map.of("incidentNumber", "")))
                .hasMessage("object.properties.incidentNumber: missing; expected the incident's number");
        assertThatThrownBy(() -> read(Map.of("incidentNumber", "../1")))
                .hasMessage("object.properties.incidentNumber: '../1' is not an incident's number");
        assertThatThrownBy(() -> read(Map.of("incidentNumber", 1, "severity", "Critical")))
                .hasMessageStartingWith("object.properties.severity: 'Critical' is unknown");
    }

    @Test
    void severity_comes_from_the_incident_and_is_high_where_it_says_none() {
        assertThat(read(Map.of("incidentNumber", 1, "severity", "Informational"))
                        .severity())
                .isEqualTo(Severity.INFORMATIONAL);
        assertThat(read(Map.of("incidentNumber", 1)).severity()).isEqualTo(Severity.HIGH);
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
        Map<String, @Nullable Object> times = new HashMap<>();
        times.put("incidentNumber", 1042);
        times.put("createdTimeUtc", created);
        times.put("firstActivityTimeUtc", firstActivity);

        assertThat(read(times).alertedAt()).isEqualTo(expected);
    }

    @Test
    void tactics_and_providers_come_from_what_its_alerts_say() {
        SentinelIncident incident = read(Map.of(
                "incidentNumber",
                1,
                "providerName",
                "Azure Sentinel",
                "additionalData",
                Map.of("tactics", List.of("Impact"), "alertProductNames", "Microsoft Defender for Cloud")));

        assertThat(incident.tactics()).containsExactly("Impact");
        assertThat(incident.providers()).containsExactly("Microsoft Defender for Cloud", "Azure Sentinel");
    }

    @Test
    void the_answers_of_the_api_are_read_as_a_trigger_is() {
        SentinelIncident incident = IncidentReader.ofAnswers(
                Map.of("id", ID, "properties", Map.of("incidentNumber", 1042, "status", "Active")),
                Map.of("entities", List.of(entity("Host", Map.of("azureID", APP)))),
                NOW);

        assertThat(incident.status()).isEqualTo(IncidentStatus.ACTIVE);
        assertThat(incident.entities()).extracting(Entity::resourceIds).containsExactly(List.of(APP));
    }

    @Test
    void an_id_knows_its_workspace() {
        IncidentId id = new IncidentId(ID);

        assertThat(id.workspace()).isEqualTo("law-security-prod");
        assertThat(id.name()).isEqualTo("8d4a7c1e-2f0b-4f6a-9b5d-3c2e1f0a9b88");
        assertThat(id.workspaceId()).endsWith("/workspaces/law-security-prod");
        assertThat(id.same(new IncidentId(ID.toUpperCase(Locale.ROOT)))).isTrue();
    }

    private static Entity only(Object entity) {
        return entities(entity).get(0);
    }

    private static List<Entity> entities(@Nullable Object... entities) {
        Map<String, @Nullable Object> properties = new HashMap<>();
        properties.put("incidentNumber", 1042);
        properties.put("relatedEntities", Arrays.asList(entities));
        return read(properties).entities();
    }

    private static SentinelIncident read(Map<String, ?> properties) {
        return IncidentReader.ofTrigger(
                Map.of("object", Map.of("id", ID, "properties", Objects.requireNonNull(properties))), NOW);
    }

    private static Map<String, Object> entity(String kind, Map<String, ?> properties) {
        return Map.of("kind", kind, "id", "entity", "properties", properties);
    }
}
