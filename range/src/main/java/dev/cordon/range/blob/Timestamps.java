package dev.cordon.range.blob;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;

/** Times in the forms of the blob service. */
final class Timestamps {
    private static final DateTimeFormatter HTTP = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter ID = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSSS'Z'", Locale.US)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'", Locale.US).withZone(ZoneOffset.UTC);
    private static final AtomicReference<Instant> LAST = new AtomicReference<>(Instant.EPOCH);

    private Timestamps() {}

    /** RFC 1123, as in {@code Last-Modified}. */
    static String http(Instant time) {
        return HTTP.format(time);
    }

    /** ISO 8601 with whole seconds. */
    static String seconds(Instant time) {
        return SECONDS.format(time);
    }

    static Instant parseHttp(String text, String name) {
        try {
            return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
        } catch (DateTimeException malformed) {
            throw StorageError.invalidHeader(name, text);
        }
    }

    /** A moment that serves as a version's or snapshot's id: in steps of 100 ns, and none comes twice. */
    static String unique(Instant now) {
        Instant step = now.truncatedTo(ChronoUnit.MICROS);
        Instant id = LAST.updateAndGet(last -> step.isAfter(last) ? step : last.plusNanos(100));
        return ID.format(id);
    }
}
