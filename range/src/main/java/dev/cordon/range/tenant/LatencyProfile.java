package dev.cordon.range.tenant;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Sets of durations: one that keeps tests quick, one that is like Azure on an ordinary day. */
@SuppressWarnings("ImmutableEnumChecker") // the maps are filled once, before anybody sees them
public enum LatencyProfile {
    FAST(
            0,
            Duration.ZERO,
            new Usual(2, 3, 150),
            Map.of(),
            Map.ofEntries(
                    Map.entry("Microsoft.SecurityInsights/automationRules/run", 0),
                    Map.entry("Microsoft.Compute/snapshots/write", 300),
                    Map.entry("Microsoft.Compute/snapshots/delete", 100),
                    Map.entry("Microsoft.Compute/snapshots/beginGetAccess/action", 150),
                    Map.entry("Microsoft.Compute/snapshots/endGetAccess/action", 100),
                    Map.entry("Microsoft.Compute/virtualMachines/write", 200),
                    Map.entry("Microsoft.Network/networkInterfaces/write", 150),
                    Map.entry("Microsoft.Network/networkInterfaces/effectiveNetworkSecurityGroups/action", 150),
                    Map.entry("Microsoft.Network/networkInterfaces/effectiveRouteTable/action", 150))),
    AZURE(
            1,
            Duration.ofMinutes(5),
            new Usual(80, 150, 3000),
            Map.of(
                    "Microsoft.Resources/tags/write", 300,
                    "Microsoft.Insights/eventtypes/values/read", 500,
                    "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/write", 120,
                    "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/add/action", 120),
            Map.ofEntries(
                    Map.entry("Microsoft.SecurityInsights/automationRules/run", 1500),
                    Map.entry("Microsoft.Compute/snapshots/write", 5000),
                    Map.entry("Microsoft.Compute/snapshots/delete", 1500),
                    Map.entry("Microsoft.Compute/snapshots/beginGetAccess/action", 2000),
                    Map.entry("Microsoft.Compute/snapshots/endGetAccess/action", 1500),
                    Map.entry("Microsoft.Compute/virtualMachines/write", 4000),
                    Map.entry("Microsoft.Network/networkInterfaces/write", 3000),
                    Map.entry("Microsoft.Network/networkInterfaces/effectiveNetworkSecurityGroups/action", 2500),
                    Map.entry("Microsoft.Network/networkInterfaces/effectiveRouteTable/action", 2500)));

    private final int retryAfterSeconds;
    private final Duration activityLogDelay;
    private final Usual usual;
    private final Map<String, Integer> requests = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, Integer> operations = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    LatencyProfile(
            int retryAfterSeconds,
            Duration activityLogDelay,
            Usual usual,
            Map<String, Integer> requests,
            Map<String, Integer> operations) {
        this.retryAfterSeconds = retryAfterSeconds;
        this.activityLogDelay = activityLogDelay;
        this.usual = usual;
        this.requests.putAll(requests);
        this.operations.putAll(operations);
    }

    /**
     * The profile of that name, in any case.
     *
     * @throws IllegalArgumentException naming what is allowed
     */
    public static LatencyProfile of(String name) {
        for (LatencyProfile profile : values()) {
            if (profile.name().equalsIgnoreCase(name)) {
                return profile;
            }
        }
        throw new IllegalArgumentException("latency profile must be 'fast' or 'azure', but was '" + name + "'");
    }

    boolean isLongRunning(String operation) {
        return operations.containsKey(operation);
    }

    Duration ofOperation(String operation) {
        return Duration.ofMillis(operations.getOrDefault(operation, usual.operation()));
    }

    Duration ofRequest(String operation) {
        return Duration.ofMillis(requests.getOrDefault(operation, reads(operation) ? usual.read() : usual.write()));
    }

    private static boolean reads(String operation) {
        return operation.toLowerCase(Locale.ROOT).endsWith("/read");
    }

    int retryAfterSeconds() {
        return retryAfterSeconds;
    }

    Duration activityLogDelay() {
        return activityLogDelay;
    }

    private record Usual(int read, int write, int operation) {}
}
