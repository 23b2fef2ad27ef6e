package dev.cordon.capability.sentinel;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;

/** Times as Sentinel and its connectors write them: ISO 8601 with an offset, or without one in UTC. */
final class Times {
    private Times() {}

    /** The time that a part of an incident holds; empty if it holds none. */
    static Optional<Instant> in(Part part) {
        String text = part.text();
        if (text == null) {
            return Optional.empty();
        }
        try {
            TemporalAccessor time = DateTimeFormatter.ISO_DATE_TIME.parseBest(text, Instant::from, LocalDateTime::from);
            return Optional.of(time instanceof LocalDateTime local ? local.toInstant(ZoneOffset.UTC) : (Instant) time);
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }
}
