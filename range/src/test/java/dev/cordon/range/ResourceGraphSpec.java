package dev.cordon.range;

import static dev.cordon.range.ArmClient.COMPUTE;
import static dev.cordon.range.ArmClient.WORKLOAD;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.ArmClient.Reply;
import dev.cordon.range.http.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Azure Resource Graph, asked as its REST reference has it. */
class ResourceGraphSpec extends RangeSpec {
    private static final String PATH = "/providers/Microsoft.ResourceGraph/resources?api-version=";
    private static final String MACHINES = "Resources | where type =~ 'Microsoft.Compute/virtualMachines'";
    private static final String VM = COMPUTE + "/virtualMachines/vm-app-01";
    private static final String WORKLOAD_ID = WORKLOAD.replaceFirst(".*/", "");

    @Test
    void a_machine_is_found_by_its_name_whoever_spells_it() {
        Reply found = ask(owner, MACHINES + " | where name =~ 'VM-APP-01'");

        assertThat(found.status()).isEqualTo(200);
        assertThat(found.json().path("totalRecords").asInt()).isEqualTo(1);
        assertThat(found.json().path("count").asInt()).isEqualTo(1);
        assertThat(found.text("/resultTruncated")).isEqualTo("false");
        assertThat(found.json().path("facets")).isEmpty();
        assertThat(found.text("/data/0/id")).isEqualTo(VM);
        assertThat(found.text("/data/0/type")).isEqualTo("microsoft.compute/virtualmachines");
        assertThat(found.text("/data/0/resourceGroup")).isEqualTo("rg-workload-prod");
        assertThat(found.text("/data/0/subscriptionId")).isEqualTo(WORKLOAD_ID);
        assertThat(found.text("/data/0/tenantId")).isEqualTo(range.directory().tenantId());
        assertThat(found.text("/data/0/tags/owner")).isEqualTo("payments");
        assertThat(found.json().at("/data/0/zones").isNull()).isTrue();
        assertThat(found.json().at("/data/0").has("_power")).isFalse();
    }

    @Test
    void a_machine_is_found_by_the_name_its_operating_system_has() {
        Reply found = ask(
                owner,
                MACHINES + " | where tolower(tostring(properties.osProfile.computerName)) == 'vm-dr-01'"
                        + " | project id, name, location");

        assertThat(found.json().path("data").toString())
                .isEqualTo("[{\"id\":\"" + WORKLOAD + "/resourceGroups/rg-workload-dr/providers/Microsoft.Compute"
                        + "/virtualMachines/vm-dr-01\",\"name\":\"vm-dr-01\",\"location\":\"northeurope\"}]");
    }

    @Test
    void one_name_may_be_that_of_two_machines() {
        Reply found = ask(owner, MACHINES + " | where name =~ 'vm-twin-01' | order by resourceGroup asc");

        List<JsonNode> twins = rows(found);
        assertThat(twins)
                .extracting(row -> row.path("resourceGroup").asText())
                .containsExactly("rg-workload-blue", "rg-workload-green");
        assertThat(twins).extracting(row -> row.at("/properties/vmId").asText()).doesNotHaveDuplicates();
        for (JsonNode twin : twins) {
            Reply nic = owner.get(
                    twin.at("/properties/networkProfile/networkInterfaces/0/id").asText());
            assertThat(nic.text("/properties/virtualMachine/id"))
                    .isEqualTo(twin.path("id").asText());
        }
    }

    @Test
    void everybody_finds_what_they_may_read_and_nothing_else() {
        String all = "Resources | project id";
        assertThat(rows(ask(range.as("cordon-worker"), MACHINES))).hasSizeGreaterThan(14);
        assertThat(rows(ask(range.as("sentinel-playbook"), all))).isEmpty();
        assertThat(rows(ask(range.as("audit-reader"), "ResourceContainers | project id")))
                .isEmpty();
        assertThat(ask(range.nobody(), all).status()).isEqualTo(401);
    }

    @Test
    void a_query_keeps_to_the_subscriptions_it_names() {
        ObjectNode body = query(MACHINES + " | summarize count() by subscriptionId");
        body.putArray("subscriptions").add(WORKLOAD_ID);

        assertThat(rows(ask(owner, body, "2021-03-01")))
                .containsExactly(Json.read("{\"subscriptionId\":\"" + WORKLOAD_ID + "\",\"count_\":15}"));
        body.putArray("subscriptions").add("00000000-0000-0000-0000-000000000000");
        Reply denied = ask(owner, body, "2021-03-01");
        assertThat(denied.status()).isEqualTo(403);
        assertThat(denied.code()).isEqualTo("AccessDenied");
    }

    @Test
    void containers_are_the_subscriptions_and_groups() {
        assertThat(rows(ask(
                        owner,
                        "resourcecontainers | where type == 'microsoft.resources/subscriptions' | project name"
                                + " | order by name asc")))
                .extracting(row -> row.path("name").asText())
                .containsExactly("sub-forensic-prod", "sub-sandbox", "sub-workload-prod");
        assertThat(rows(ask(
                        owner,
                        "ResourceContainers | where type =~ 'Microsoft.Resources/subscriptions/resourceGroups' and name"
                                + " startswith 'rg-workload'")))
                .hasSize(5);
    }

    @Test
    void old_api_versions_answer_with_a_table_and_need_a_subscription() {
        ObjectNode body = query(MACHINES + " | where name == 'vm-app-01' | project name, tags, n = strlen(name)");
        assertThat(ask(owner, body, "2019-04-01").status()).isEqualTo(400);
        body.putArray("subscriptions").add(WORKLOAD_ID);

        assertThat(ask(owner, body, "2019-04-01").json().path("data")).isEqualTo(Json.read("""
                        {"columns": [{"name": "name", "type": "string"}, {"name": "tags", "type": "object"},
                                     {"name": "n", "type": "integer"}],
                         "rows": [["vm-app-01", {"env": "prod", "owner": "payments"}, 9]]}"""));
        body.putObject("options").put("resultFormat", "objectArray");
        assertThat(ask(owner, body, "2019-04-01").text("/data/0/name")).isEqualTo("vm-app-01");
        assertThat(ask(owner, query(MACHINES), "2024-04-01").json().path("data").isArray())
                .isTrue();
    }

    @Test
    void a_result_is_read_page_by_page_as_long_as_it_has_ids() {
        ObjectNode body = query(MACHINES + " | project id | order by id asc");
        body.putObject("options").put("$top", 7);
        List<JsonNode> all = new ArrayList<>();
        Reply page = ask(owner, body, "2022-10-01");
        all.addAll(rows(page));
        assertThat(page.json().path("count").asInt()).isEqualTo(7);
        assertThat(page.json().path("totalRecords").asInt()).isEqualTo(16);
        while (page.json().has("$skipToken")) {
            body.withObjectProperty("options").set("$skipToken", page.json().get("$skipToken"));
            page = ask(owner, body, "2022-10-01");
            all.addAll(rows(page));
        }
        assertThat(all).hasSize(16).doesNotHaveDuplicates();

        ObjectNode names = query(MACHINES + " | project name");
        names.putObject("options").put("$top", 7).put("$skip", 1);
        Reply cut = ask(owner, names, "2022-10-01");
        assertThat(cut.text("/resultTruncated")).isEqualTo("true");
        assertThat(cut.json().has("$skipToken")).isFalse();
    }

    @Test
    void a_mistake_in_a_query_is_told_as_resource_graph_tells_it() {
        Reply wrong = ask(owner, "where where");

        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.code()).isEqualTo("BadRequest");
        assertThat(wrong.message())
                .startsWith("Please provide below info when asking for support: timestamp = 2026-11-24T12:00:00Z,"
                        + " correlationId = ");
        assertThat(wrong.text("/error/details/0/code")).isEqualTo("InvalidQuery");
        assertThat(wrong.json().at("/error/details/1")).isEqualTo(Json.read("""
                        {"code": "ParserFailure", "message": "ParserFailure", "line": 1,
                         "characterPositionInLine": 11, "token": "<EOF>"}"""));
    }

    @Test
    void what_the_range_lacks_of_the_language_is_not_implemented() {
        Reply join = ask(owner, "Resources | join kind=inner (ResourceContainers) on subscriptionId");
        ObjectNode facets = query(MACHINES);
        facets.putArray("facets").addObject().put("expression", "location");

        assertThat(join.status()).isEqualTo(501);
        assertThat(join.message()).contains("the operator join");
        assertThat(ask(owner, "SecurityResources | count").message()).contains("the table SecurityResources");
        assertThat(ask(owner, facets, "2021-03-01").status()).isEqualTo(501);
    }

    @Test
    void options_out_of_bounds_are_refused() {
        for (String options : List.of(
                "{\"$top\": 0}",
                "{\"$top\": 1001}",
                "{\"$skip\": -1}",
                "{\"$skipToken\": \"?\"}",
                "{\"$skipToken\": \"eA==\"}",
                "{\"resultFormat\": \"csv\"}",
                "{\"authorizationScopeFilter\": \"Everywhere\"}")) {
            ObjectNode body = query(MACHINES);
            body.set("options", Json.read(options));
            assertThat(ask(owner, body, "2022-10-01").status()).as(options).isEqualTo(400);
        }
        assertThat(ask(owner, Json.object(), "2022-10-01").status()).isEqualTo(400);
    }

    @Test
    void every_answer_tells_the_quota_and_the_sixteenth_query_in_five_seconds_is_one_too_many() {
        Reply first = ask(owner, "Resources | count");
        assertThat(first.header("x-ms-user-quota-remaining")).isEqualTo("14");
        assertThat(first.header("x-ms-user-quota-resets-after")).isEqualTo("00:00:05");
        for (int i = 0; i < 14; i++) {
            assertThat(ask(owner, "Resources | count").status()).isEqualTo(200);
        }

        Reply throttled = ask(owner, "Resources | count");

        assertThat(throttled.status()).isEqualTo(429);
        assertThat(throttled.code()).isEqualTo("RateLimiting");
        assertThat(throttled.header("Retry-After")).isEqualTo("5");
        assertThat(ask(range.as("cordon-worker"), "Resources | count").status()).isEqualTo(200);
        range.passes("PT5S");
        assertThat(ask(owner, "Resources | count").header("x-ms-user-quota-remaining"))
                .isEqualTo("14");
    }

    @Test
    void a_change_is_found_at_once_and_a_query_leaves_no_trace_in_the_activity_log() {
        owner.patch(VM, "{\"tags\":{\"ir-status\":\"isolated\"}}");

        assertThat(rows(ask(owner, "Resources | where tags['ir-status'] == 'isolated' | project name")))
                .extracting(row -> row.path("name").asText())
                .contains("vm-app-01");
        assertThat(folder.resolve("activity-log.ndjson"))
                .content()
                .contains("Microsoft.Compute/virtualMachines/write")
                .doesNotContain("ResourceGraph");
        assertThat(range.admin("GET", "journal", "").findValuesAsText("operationName"))
                .contains("Microsoft.ResourceGraph/resources/read");
    }

    private static ObjectNode query(String text) {
        return Json.object().put("query", text);
    }

    private static Reply ask(ArmClient client, String text) {
        return ask(client, query(text), "2021-03-01");
    }

    private static Reply ask(ArmClient client, ObjectNode body, String version) {
        return client.post(PATH + version, Json.write(body));
    }

    private static List<JsonNode> rows(Reply reply) {
        return StreamSupport.stream(reply.json().path("data").spliterator(), false)
                .toList();
    }
}
