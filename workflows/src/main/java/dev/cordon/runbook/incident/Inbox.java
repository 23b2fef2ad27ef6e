package dev.cordon.runbook.incident;

import dev.cordon.capability.sentinel.SentinelIncident;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Reports of the incident, in the order in which they came. */
final class Inbox {
    private final Deque<SentinelIncident> reports = new ArrayDeque<>();

    void put(SentinelIncident report) {
        reports.add(report);
    }

    /** Puts in what was there before any report. */
    void putFirst(SentinelIncident report) {
        reports.addFirst(report);
    }

    boolean isEmpty() {
        return reports.isEmpty();
    }

    /** The first report, which is then no longer in it; null if there is none yet. */
    @Nullable SentinelIncident first() {
        return reports.poll();
    }
}
