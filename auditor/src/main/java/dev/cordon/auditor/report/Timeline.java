package dev.cordon.auditor.report;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened when, in order.
 *
 * @param from where the picture begins; null if no time is known
 * @param to where it ends
 */
public record Timeline(@Nullable Instant from, @Nullable Instant to, List<Bar> bars, List<Mark> marks) {
    public Timeline {
        bars = List.copyOf(bars);
        marks = List.copyOf(marks);
    }

    /** A step, from its beginning to its end. */
    public record Bar(String title, String state, Instant from, Instant to, String note) {}

    /**
     * A moment.
     *
     * @param kind {@code alert}, {@code decision}, {@code refused}, {@code contained} or {@code target}
     */
    public record Mark(String kind, Instant at, String words) {}
}
