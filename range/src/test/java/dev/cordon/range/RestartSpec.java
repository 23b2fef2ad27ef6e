package dev.cordon.range;

import static dev.cordon.range.ArmClient.COMPUTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartSpec {
    private static final String VM = COMPUTE + "/virtualMachines/vm-app-01";

    @TempDir
    Path folder;

    @Test
    void a_restarted_range_goes_on_with_its_tenant_and_with_operations_in_flight() {
        String secret;
        try (RunningRange range = RunningRange.at(folder)) {
            secret = range.directory().application("range-owner").clientSecret();
            range.as("range-owner").patch(VM, "{\"identity\":{\"type\":\"None\"}}");
            assertThat(range.as("range-owner").get(VM).text("/properties/provisioningState"))
                    .isEqualTo("Updating");
        }
        try (RunningRange again = RunningRange.again(folder)) {
            assertThat(again.directory().application("range-owner").clientSecret())
                    .isEqualTo(secret);
            assertThat(again.as("range-owner").get(VM).json().has("identity")).isFalse();
            assertThat(again.as("range-owner").get(VM).text("/properties/provisioningState"))
                    .isEqualTo("Succeeded");
            assertThat(again.as("range-owner")
                            .all(ArmClient.WORKLOAD + "/providers/Microsoft.Insights/eventtypes/management/values"
                                    + "?$filter=eventTimestamp ge 2026-11-24T12:00:00Z and resourceUri eq '" + VM
                                    + "'"))
                    .extracting(event -> event.at("/status/value").asText())
                    .containsExactly("Succeeded", "Accepted", "Started");
        }
    }

    @Test
    void arguments_are_read_or_refused_by_name() {
        RangeOptions options =
                RangeMain.options(new String[] {"--state", "state-folder", "--port", "8443", "--latencies", "fast"});

        assertThat(options.port()).isEqualTo(8443);
        assertThat(options.stateFolder()).isEqualTo(Path.of("state-folder"));
        assertThatThrownBy(() -> RangeMain.options(new String[] {"--port", "many"}))
                .hasMessageContaining("--port");
        assertThatThrownBy(() -> RangeMain.options(new String[] {"--colour", "red"}))
                .hasMessageContaining("--colour");
    }
}
