package dev.cordon.capability.sentinel;

import dev.cordon.capability.Severity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An incident as Sentinel shows it at one moment.
 *
 * @param armId its Azure Resource Manager id, which tells incidents of different workspaces apart although their
 *     numbers may be equal
 * @param number its number in its workspace
 * @param alertedAt when Sentinel raised it; null if it does not say
 * @param tactics as Sentinel spells them
 * @param providers names of the products whose alerts it holds
 * @param url its page in the portal; null if Sentinel does not say
 * @param entities what it names, each once, in its own order
 */
public record SentinelIncident(
        String armId,
        String number,
        String title,
        Severity severity,
        IncidentStatus status,
        @Nullable Instant alertedAt,
        List<String> tactics,
        List<String> providers,
        @Nullable String url,
        List<Entity> entities) {
    public SentinelIncident {
        given("armId", armId);
        given("number", number);
        given("title", title);
        given("severity", severity);
        given("status", status);
        given("tactics", tactics);
        given("providers", providers);
        given("entities", entities);
        tactics = List.copyOf(tactics);
        providers = List.copyOf(providers);
        entities = List.copyOf(entities);
    }

    /** What was decoded may lack anything. */
    private static void given(String field, @Nullable Object value) {
        if (value == null) {
            throw new IllegalArgumentException(field + ": missing");
        }
    }
}
