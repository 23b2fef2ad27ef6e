package dev.cordon.range.blob;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An exclusive hold on a blob or container.
 *
 * @param id the lease's id
 * @param seconds how long it lasts; -1 for ever
 * @param until when it ends by itself; null for never
 * @param breaking when a break takes effect; null where none was asked for
 */
record Lease(
        String id,
        int seconds,
        @Nullable Instant until,
        @Nullable Instant breaking) {
    static Lease taken(String id, int seconds, Instant now) {
        return new Lease(id, seconds, seconds < 0 ? null : now.plus(Duration.ofSeconds(seconds)), null);
    }

    boolean holdsAt(Instant now) {
        return (until == null || now.isBefore(until)) && (breaking == null || now.isBefore(breaking));
    }

    /** The state's name on the wire. */
    String stateAt(Instant now) {
        if (breaking != null) {
            return now.isBefore(breaking) ? "breaking" : "broken";
        }
        return holdsAt(now) ? "leased" : "expired";
    }
}
