package dev.cordon.range;

import static dev.cordon.range.ArmClient.COMPUTE;
import static dev.cordon.range.ArmClient.NETWORK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cordon.range.ArmClient.Reply;
import dev.cordon.range.http.Json;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AdminSpec extends RangeSpec {
    private static final String VM = COMPUTE + "/virtualMachines/vm-app-01";

    @Test
    void the_journal_tells_who_did_what_and_when_its_operation_ended() {
        owner.post(VM + "/deallocate", "");
        JsonNode running = entry("Microsoft.Compute/virtualMachines/deallocate/action");
        assertThat(running.has("operationCompleted")).isFalse();

        range.passes("PT10S");

        JsonNode done = entry("Microsoft.Compute/virtualMachines/deallocate/action");
        assertThat(done.path("start").asText()).isEqualTo("2026-11-24T12:00:00Z");
        assertThat(done.path("operationCompleted").asText()).isEqualTo("2026-11-24T12:00:00.150Z");
        assertThat(done.path("operationStatus").asText()).isEqualTo("Succeeded");
        assertThat(done.path("status").asInt()).isEqualTo(202);
        assertThat(done.path("method").asText()).isEqualTo("POST");
        assertThat(done.path("path").asText()).isEqualTo(VM + "/deallocate");
        assertThat(done.path("caller").asText())
                .isEqualTo(range.directory().application("range-owner").objectId());
        assertThat(range.admin("GET", "journal?since=" + done.path("sequence").asLong(), ""))
                .isEmpty();
    }

    private JsonNode entry(String operation) {
        for (JsonNode entry : range.admin("GET", "journal", "")) {
            if (entry.path("operationName").asText().equals(operation)) {
                return entry;
            }
        }
        throw new AssertionError("no request was " + operation);
    }

    @Test
    void the_journal_keeps_no_secret() {
        owner.get("/subscriptions?sig=topsecret&se=1");

        String journal = range.admin("GET", "journal", "").toString();

        assertThat(journal).contains("sig=REDACTED").doesNotContain("topsecret", "Bearer ", "client_secret");
    }

    @Test
    void a_fault_strikes_the_nth_call_as_often_as_asked() {
        range.admin(
                "POST",
                "faults",
                "{\"operation\":\"Microsoft.Compute/*/read\",\"call\":2,\"times\":2,\"status\":429,\"retryAfter\":7}");

        assertThat(owner.get(VM).status()).isEqualTo(200);
        Reply throttled = owner.get(VM);
        assertThat(throttled.status()).isEqualTo(429);
        assertThat(throttled.code()).isEqualTo("TooManyRequests");
        assertThat(throttled.header("Retry-After")).isEqualTo("7");
        assertThat(owner.get(VM).status()).isEqualTo(429);
        assertThat(owner.get(VM).status()).isEqualTo(200);
    }

    @Test
    void a_cut_connection_gives_no_answer_though_the_change_was_made() {
        range.admin(
                "POST",
                "faults",
                "{\"operation\":\"Microsoft.Compute/virtualMachines/write\",\"action\":\"reset\",\"when\":\"after\"}");

        assertThatThrownBy(() -> owner.patch(VM, "{\"tags\":{\"a\":\"b\"}}")).isInstanceOf(UncheckedIOException.class);

        assertThat(owner.get(VM).text("/tags/a")).isEqualTo("b");
    }

    @Test
    void an_operation_fails_later_when_told_to() {
        range.admin(
                "POST",
                "faults",
                "{\"operation\":\"Microsoft.Compute/virtualMachines/write\",\"action\":\"fail\",\"code\":\"Broken\"}");

        Reply accepted = owner.patch(VM, "{\"tags\":{}}");
        range.passes("PT1S");

        assertThat(accepted.status()).isEqualTo(200);
        Reply status = owner.get(accepted.header("Azure-AsyncOperation"));
        assertThat(status.text("/status")).isEqualTo("Failed");
        assertThat(status.code()).isEqualTo("Broken");
        assertThat(owner.get(VM).text("/properties/provisioningState")).isEqualTo("Failed");
    }

    @Test
    void a_gate_holds_a_request_back_before_it_takes_effect() throws Exception {
        range.admin("PUT", "gate", "{\"operation\":\"Microsoft.Compute/virtualMachines/write\"}");
        CompletableFuture<Reply> held =
                CompletableFuture.supplyAsync(() -> owner.patch(VM, "{\"tags\":{\"a\":\"b\"}}"));

        untilTheGateIsReached();

        assertThat(owner.get(VM).json().at("/tags/a").isMissingNode()).isTrue();
        assertThat(held).isNotDone();
        range.admin("PUT", "gate", "{\"release\":true}");
        assertThat(held.get(10, TimeUnit.SECONDS).status()).isEqualTo(200);
        assertThat(owner.get(VM).text("/tags/a")).isEqualTo("b");
    }

    @Test
    void a_gate_after_the_effect_withholds_only_the_answer() throws Exception {
        range.admin(
                "PUT",
                "gate",
                "{\"operation\":\"Microsoft.Compute/virtualMachines/write\",\"when\":\"after\",\"call\":1}");
        CompletableFuture<Reply> held =
                CompletableFuture.supplyAsync(() -> owner.patch(VM, "{\"tags\":{\"a\":\"b\"}}"));

        untilTheGateIsReached();

        assertThat(owner.get(VM).text("/tags/a")).isEqualTo("b");
        assertThat(held).isNotDone();
        range.admin("PUT", "gate", "{\"release\":true}");
        assertThat(held.get(10, TimeUnit.SECONDS).status()).isEqualTo(200);
    }

    private void untilTheGateIsReached() {
        assertThat(range.admin("GET", "gate?wait=PT20S", "").path("reached").asBoolean())
                .isTrue();
    }

    @Test
    void latencies_are_a_profiles_or_an_operations_own() {
        range.admin("PUT", "latencies", "{\"Microsoft.Network/networkInterfaces/write\":\"PT1M\"}");
        String nic = NETWORK + "/networkInterfaces/nic-web-01";
        Reply answer = owner.put(nic, owner.get(nic).json());
        range.passes("PT59S");
        assertThat(owner.get(answer.header("Azure-AsyncOperation")).text("/status"))
                .isEqualTo("InProgress");
        range.passes("PT1S");
        assertThat(owner.get(answer.header("Azure-AsyncOperation")).text("/status"))
                .isEqualTo("Succeeded");

        range.admin("PUT", "latencies", "\"azure\"");

        Reply slow = owner.put(nic, owner.get(nic).json());
        assertThat(slow.header("Retry-After")).isEqualTo("1");
        assertThat(owner.get(slow.header("Azure-AsyncOperation")).header("Retry-After"))
                .isEqualTo("1");
    }

    @Test
    void events_become_visible_late_in_the_azure_profile() {
        range.admin("PUT", "latencies", "{\"profile\":\"azure\",\"activityLogDelay\":\"PT4M\"}");
        owner.patch(VM, "{\"tags\":{}}");
        String log = ArmClient.WORKLOAD + "/providers/Microsoft.Insights/eventtypes/management/values?$filter="
                + "eventTimestamp ge 2026-11-24T12:00:00Z and resourceUri eq '" + VM + "'";

        assertThat(owner.all(log)).isEmpty();
        range.passes("PT3M59S");
        assertThat(owner.all(log)).isEmpty();
        range.passes("PT10S");
        assertThat(owner.all(log))
                .extracting(event -> event.at("/status/value").asText())
                .containsExactly("Succeeded", "Accepted", "Started");
    }

    @Test
    void a_refused_setting_names_what_is_wrong() {
        assertThatThrownBy(() -> range.admin("PUT", "latencies", "\"slow\""))
                .hasMessageContaining("latency profile must be 'fast' or 'azure'");
        assertThatThrownBy(() -> range.admin("POST", "faults", "{\"action\":\"explode\"}"))
                .hasMessageContaining("action must be one of");
        assertThatThrownBy(() -> range.admin("PUT", "gate", "{}")).hasMessageContaining("operation or a sequence");
    }

    @Test
    void every_secret_that_is_out_can_be_searched_for() {
        String token = range.as("cordon-worker").authorization().substring("Bearer ".length());
        ArmClient officer = range.as("range-owner", "https://vault.azure.net/.default");
        officer.put("/secrets/planted?api-version=7.5", Json.object().put("value", "a planted value"));
        String snapshot = COMPUTE + "/snapshots/s";
        owner.put(snapshot, SnapshotSpec.copyOf(COMPUTE + "/disks/disk-web-01-os"));
        range.passes("PT1S");
        Reply begun = owner.post(snapshot + "/beginGetAccess", "{\"access\":\"Read\",\"durationInSeconds\":600}");
        range.passes("PT1S");
        String address = owner.get(begun.header("Location")).text("/accessSAS");

        assertThat(secrets("accessToken")).contains(token);
        assertThat(secrets("accessSignature")).containsExactly(address.replaceFirst(".*sig=", ""));
        assertThat(secrets("keyVaultSecret")).hasSize(2).contains("a planted value");
        assertThat(secrets("clientSecret"))
                .contains(range.directory().application("cordon-worker").clientSecret());
        assertThat(secrets("password")).hasSize(4);
        assertThat(range.admin("GET", "journal", "").toString())
                .doesNotContain(range.admin("GET", "secrets", "").findValuesAsText("value"));
    }

    private List<String> secrets(String kind) {
        List<String> values = new ArrayList<>();
        range.admin("GET", "secrets", "").forEach(secret -> {
            if (secret.path("kind").asText().equals(kind)) {
                values.add(secret.path("value").asText());
            }
        });
        return values;
    }

    @Test
    void secrets_are_told_at_the_admin_s_address_alone() {
        assertThat(owner.get("/_range/secrets").status()).isEqualTo(501);
    }

    @Test
    void a_reset_puts_the_tenant_back_and_forgets_the_journal() {
        owner.patch(VM, "{\"identity\":{\"type\":\"None\"}}");

        range.admin("POST", "reset", "");

        assertThat(range.admin("GET", "journal", "")).isEmpty();
        assertThat(owner.get(VM).text("/identity/type")).isEqualTo("SystemAssigned, UserAssigned");
    }

    @Test
    void the_state_tells_the_credentials_and_every_resource() {
        JsonNode state = range.admin("GET", "state", "");

        assertThat(state.path("applications").findValuesAsText("name"))
                .contains("cordon-api", "cordon-worker", "sentinel-playbook", "range-owner", "audit-reader");
        assertThat(state.path("people").findValuesAsText("user")).contains("alice@contoso.com", "dave@contoso.com");
        assertThat(state.at("/applications/0/clientSecret").asText()).isNotEmpty();
        assertThat(state.path("resources").findValuesAsText("id")).contains(VM);
    }
}
