package dev.cordon.worker.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cordon.capability.policy.VaultPolicy;
import dev.cordon.capability.vault.VaultExpectation;
import dev.cordon.worker.InvalidSetting;
import dev.cordon.worker.policy.VaultProperties.IfItFallsShort;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What the vault has to be, as configured. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CheckedVaultTest {
    private static final String CONTAINER = "https://stforensic.blob.core.windows.net/ir-evidence";
    private static final Duration AGAIN = Duration.ofMinutes(30);

    @Test
    void what_is_in_order_becomes_the_policy() {
        assertThat(checked(365, List.of("WestEurope"), IfItFallsShort.HOLD, AGAIN, 24))
                .isEqualTo(new VaultPolicy(
                        new VaultExpectation(CONTAINER, 365, List.of("westeurope")), true, true, AGAIN, 24));
        assertThat(checked(1, List.of(), IfItFallsShort.REPORT, AGAIN, 1).holdIfShort())
                .isFalse();
    }

    @Test
    void what_is_not_is_named() {
        refused("cordon.vault.minimum-retention-days: 0", 0, List.of(), AGAIN, 24);
        refused("cordon.vault.minimum-retention-days: 146001", 146_001, List.of(), AGAIN, 24);
        refused("cordon.vault.regions[1]: 'West Europe'", 1, List.of("northeurope", "West Europe"), AGAIN, 24);
        refused("cordon.vault.activity-log-again-after: PT0S", 1, List.of(), Duration.ZERO, 24);
        refused("cordon.vault.activity-log-again-after: PT25H", 1, List.of(), Duration.ofHours(25), 24);
        refused("cordon.vault.access-hours: 0", 1, List.of(), AGAIN, 0);
        refused("cordon.vault.access-hours: 169", 1, List.of(), AGAIN, 169);
    }

    private static void refused(String message, int days, List<String> regions, Duration again, int hours) {
        assertThatThrownBy(() -> checked(days, regions, IfItFallsShort.HOLD, again, hours))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining(message);
    }

    private static VaultPolicy checked(
            int days, List<String> regions, IfItFallsShort ifShort, Duration again, int hours) {
        return new CheckedVault(new VaultProperties(days, regions, ifShort, true, again, hours)).policy(CONTAINER);
    }
}
