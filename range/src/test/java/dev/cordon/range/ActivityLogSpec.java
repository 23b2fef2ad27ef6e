package dev.cordon.range;

import static dev.cordon.range.ArmClient.COMPUTE;
import static dev.cordon.range.ArmClient.FORENSIC;
import static dev.cordon.range.ArmClient.PROD;
import static dev.cordon.range.ArmClient.WORKLOAD;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cordon.range.ArmClient.Reply;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActivityLogSpec extends RangeSpec {
    private static final String VM = COMPUTE + "/virtualMachines/vm-app-01";
    private static final String LOG = WORKLOAD + "/providers/Microsoft.Insights/eventtypes/management/values?$filter=";
    private static final String CORRELATION = "0d9f4c1b-7a52-5e38-9b64-c1e2f3a4b5d6";
    private static final String TODAY = "eventTimestamp ge '2026-11-24T12:00:00Z' and ";

    @Test
    void a_change_is_found_by_resource_correlation_and_caller() {
        Reply patch = owner.send("PATCH", VM, "{\"tags\":{}}", "x-ms-correlation-request-id", CORRELATION);
        assertThat(patch.status()).isEqualTo(200);
        String caller = range.directory().application("range-owner").objectId();

        List<JsonNode> events =
                owner.all(LOG + TODAY + "correlationId eq '" + CORRELATION + "' and resourceUri eq '" + VM + "'");

        assertThat(events).hasSize(2);
        JsonNode event = events.get(0);
        assertThat(event.path("resourceId").asText()).isEqualTo(VM);
        assertThat(event.path("resourceGroupName").asText()).isEqualTo("rg-workload-prod");
        assertThat(event.at("/claims/appid").asText())
                .isEqualTo(range.directory().application("range-owner").clientId());
        assertThat(event.at("/httpRequest/method").asText()).isEqualTo("PATCH");
        assertThat(event.at("/subStatus/value").asText()).isEqualTo("OK (HTTP Status Code: 200)");
        assertThat(owner.all(LOG + TODAY + "caller eq '" + caller + "'")).hasSize(2);
        assertThat(owner.all(LOG + TODAY + "caller eq 'somebody'")).isEmpty();
    }

    @Test
    void a_client_s_correlation_id_is_on_the_answer_and_on_every_event_of_a_long_running_operation() {
        Reply accepted = owner.send("POST", VM + "/deallocate", "", "x-ms-correlation-request-id", CORRELATION);
        range.passes("PT1M");
        Reply polled = owner.get(accepted.header("Azure-AsyncOperation"));

        assertThat(accepted.header("x-ms-correlation-request-id")).isEqualTo(CORRELATION);
        assertThat(polled.text("/status")).isEqualTo("Succeeded");
        assertThat(owner.all(LOG + TODAY + "correlationId eq '" + CORRELATION + "'"))
                .extracting(event -> event.at("/status/value").asText())
                .containsExactly("Succeeded", "Accepted", "Started");
    }

    @Test
    void what_is_no_guid_correlates_nothing() {
        Reply answer = owner.send("PATCH", VM, "{\"tags\":{}}", "x-ms-correlation-request-id", "incident-7");

        assertThat(answer.header("x-ms-correlation-request-id"))
                .isNotEqualTo("incident-7")
                .hasSize(36);
    }

    @Test
    void a_refused_change_is_logged_as_failed_and_a_read_not_at_all() {
        ArmClient playbook = range.as("sentinel-playbook");
        playbook.get(VM);
        playbook.delete(VM);

        assertThat(owner.all(LOG + TODAY + "resourceUri eq '" + VM + "'"))
                .extracting(event -> event.at("/status/value").asText())
                .containsExactly("Failed", "Started");
    }

    @Test
    void only_the_selected_fields_are_shown_on_every_page() {
        List<JsonNode> events = owner.all(LOG + "eventTimestamp ge 2026-11-20T00:00:00Z and eventChannels eq 'Admin,"
                + " Operation'&$select=eventTimestamp,caller");

        assertThat(events).hasSize(80).allSatisfy(event -> assertThat(event).hasSize(2));
    }

    @Test
    void a_filter_needs_a_start_within_ninety_days_and_nothing_unknown() {
        assertThat(owner.get(LOG + "resourceGroupName eq 'rg-workload-prod'").status())
                .isEqualTo(400);
        assertThat(owner.get(LOG + "eventTimestamp ge 2026-08-01T00:00:00Z").message())
                .contains("90 days");
        assertThat(owner.get(LOG + TODAY + "colour eq 'red'").message()).contains("colour");
        assertThat(owner.get(LOG + "eventTimestamp ge yesterday").message()).contains("'yesterday' is not a time");
    }

    @Test
    void each_subscription_has_a_log_of_its_own() {
        owner.patch(PROD + "/providers/Microsoft.Resources/tags/default", "{\"operation\":\"Merge\"}");

        assertThat(owner.all(LOG.replace(WORKLOAD, FORENSIC) + "eventTimestamp ge 2026-11-20T00:00:00Z"))
                .isEmpty();
    }
}
