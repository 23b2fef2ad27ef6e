package dev.cordon.range.tenant;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** How long each operation takes: a profile, and what the admin overrode in it. Safe for use by many threads. */
public final class Latencies {
    private LatencyProfile profile;
    private final Map<String, Duration> overrides = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    public Latencies(LatencyProfile profile) {
        this.profile = profile;
    }

    /** Goes over to a profile and forgets every override. */
    public synchronized void use(LatencyProfile other) {
        profile = other;
        overrides.clear();
    }

    /** Makes one operation take that long: its long-running part where it has one, else its request. */
    public synchronized void override(String operation, Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("duration of " + operation + " must not be negative: " + duration);
        }
        overrides.put(operation, duration);
    }

    /** How long the long-running part of an operation takes. */
    public synchronized Duration ofOperation(String operation) {
        return overrides.getOrDefault(operation, profile.ofOperation(operation));
    }

    /** How long a request waits before it is answered. */
    public synchronized Duration ofRequest(String operation) {
        Duration usual = profile.ofRequest(operation);
        return profile.isLongRunning(operation) ? usual : overrides.getOrDefault(operation, usual);
    }

    /** The Retry-After of answers about operations in progress, in whole seconds. */
    public synchronized int retryAfterSeconds() {
        return profile.retryAfterSeconds();
    }

    /** How late Activity Log events become visible. */
    public synchronized Duration activityLogDelay() {
        return overrides.getOrDefault("activityLogDelay", profile.activityLogDelay());
    }

    /** The profile in use, in lower case. */
    public synchronized String profileName() {
        return profile.name().toLowerCase(Locale.ROOT);
    }

    /** The overrides in use. */
    public synchronized Map<String, Duration> overrides() {
        return Map.copyOf(overrides);
    }
}
