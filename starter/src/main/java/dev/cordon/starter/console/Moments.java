package dev.cordon.starter.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Times as people read them at night: in UTC, with their age. */
@Component("moments")
public class Moments {
    private static final DateTimeFormatter TODAY =
            DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter ANOTHER_DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);
    private static final double MILLIS = 1000.0;
    private static final int MINUTE = 60;
    private static final int HOUR = 60 * MINUTE;
    private static final int DAY = 24 * HOUR;

    private final Clock clock;

    Moments(Clock clock) {
        this.clock = clock;
    }

    /** The time of day, with the date if it is not today's. */
    public String utc(Instant at) {
        boolean today = LocalDate.ofInstant(at, ZoneOffset.UTC).equals(LocalDate.now(clock.withZone(ZoneOffset.UTC)));
        return (today ? TODAY : ANOTHER_DAY).format(at);
    }

    /** How long ago it was, or in how long it will be, in its largest unit. */
    public String age(Instant at) {
        Duration since = Duration.between(at, clock.instant());
        return since.isNegative() ? "in " + rough(since.negated()) : rough(since) + " ago";
    }

    /** How long something took; empty while it goes on. */
    public String took(@Nullable Instant from, @Nullable Instant to) {
        return from == null || to == null ? "" : span(Duration.between(from, to).toMillis() / MILLIS);
    }

    /** A span of seconds, to the second from a minute on. */
    public String span(double seconds) {
        if (seconds < MINUTE) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        long whole = Math.round(seconds);
        return whole < HOUR
                ? whole / MINUTE + " min " + whole % MINUTE + " s"
                : whole / HOUR + " h " + whole % HOUR / MINUTE + " min";
    }

    Instant now() {
        return clock.instant();
    }

    private static String rough(Duration span) {
        long seconds = span.toSeconds();
        if (seconds < MINUTE) {
            return seconds + " s";
        }
        if (seconds < HOUR) {
            return seconds / MINUTE + " min";
        }
        return seconds < DAY ? seconds / HOUR + " h" : seconds / DAY + " d";
    }
}
