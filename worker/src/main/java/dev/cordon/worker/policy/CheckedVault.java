package dev.cordon.worker.policy;

import dev.cordon.capability.policy.VaultPolicy;
import dev.cordon.capability.vault.VaultExpectation;
import dev.cordon.worker.InvalidSetting;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Turns configured text into a policy for the vault, or says which property forbids it. */
final class CheckedVault {
    private static final String PREFIX = "cordon.vault.";
    private static final Pattern REGION = Pattern.compile("[a-z0-9]+");
    /** What Azure takes for a retention policy. */
    private static final int MOST_DAYS = 146_000;

    private static final int MOST_HOURS = 24 * 7;
    /** The Activity Log keeps events for no longer, and a run that waits is a run that is not sealed. */
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    private final VaultProperties properties;

    CheckedVault(VaultProperties properties) {
        this.properties = properties;
    }

    /**
     * Checks.
     *
     * @param container URL of the vault's container, checked already
     * @throws InvalidSetting naming the property
     */
    VaultPolicy policy(String container) {
        return new VaultPolicy(
                new VaultExpectation(container, retention(), regions()),
                properties.ifItFallsShort() == VaultProperties.IfItFallsShort.HOLD,
                properties.preserveAfterIsolation(),
                again(),
                hours());
    }

    private int retention() {
        int days = properties.minimumRetentionDays();
        if (days < 1 || days > MOST_DAYS) {
            throw invalid("minimum-retention-days", days + " is out of range; expected 1 to " + MOST_DAYS);
        }
        return days;
    }

    private List<String> regions() {
        List<String> regions = properties.regions().stream()
                .map(region -> region.toLowerCase(Locale.ROOT))
                .toList();
        for (int i = 0; i < regions.size(); i++) {
            if (!REGION.matcher(regions.get(i)).matches()) {
                throw invalid(
                        "regions[" + i + "]",
                        "'" + regions.get(i) + "' is not a region's short name, such as westeurope");
            }
        }
        return regions;
    }

    private Duration again() {
        Duration wait = properties.activityLogAgainAfter();
        if (wait.isNegative() || wait.isZero() || wait.compareTo(LONGEST_WAIT) > 0) {
            throw invalid("activity-log-again-after", wait + " is out of range; expected more than 0 and at most 24h");
        }
        return wait;
    }

    private int hours() {
        int hours = properties.accessHours();
        if (hours < 1 || hours > MOST_HOURS) {
            throw invalid("access-hours", hours + " is out of range; expected 1 to " + MOST_HOURS);
        }
        return hours;
    }

    private static InvalidSetting invalid(String name, String problem) {
        return new InvalidSetting(PREFIX + name, problem);
    }
}
