package dev.cordon.runbook.incident;

import dev.cordon.capability.sentinel.SentinelIncident;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reports of the incident, in the order in which they came. A report of its id alone tells nothing: it is to be read. */
final class Inbox {
    private final Deque<Optional<SentinelIncident>> reports = new ArrayDeque<>();

    void put(@Nullable SentinelIncident report) {
        reports.add(Optional.ofNullable(report));
    }

    /** Puts in what was there before any report. */
    void putFirst(SentinelIncident report) {
        reports.addFirst(Optional.of(report));
    }

    boolean isEmpty() {
        return reports.isEmpty();
    }

    /** Takes the first report out; empty if it only names the incident, or if there is none. */
    Optional<SentinelIncident> take() {
        Optional<SentinelIncident> first = reports.poll();
        return first == null ? Optional.empty() : first;
    }
}
