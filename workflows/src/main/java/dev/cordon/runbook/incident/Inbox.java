package dev.cordon.runbook.incident;

import dev.cordon.capability.sentinel.IncidentStatus;
import dev.cordon.capability.sentinel.SentinelIncident;
import io.temporal.workflow.Functions;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reports of the incident, in the order in which they came. A report of its id alone tells nothing: the incident is to
 * be read, once for however many of them.
 */
final class Inbox {
    private final Deque<Arrived> reports = new ArrayDeque<>();
    private boolean toBeRead;

    void put(@Nullable SentinelIncident report) {
        if (report == null) {
            toBeRead = true;
        } else {
            reports.add(arrived(report));
        }
    }

    /** Puts in what was there before any report. */
    void putFirst(SentinelIncident report) {
        reports.addFirst(arrived(report));
    }

    boolean isEmpty() {
        return reports.isEmpty() && !toBeRead;
    }

    /** Whether there is more in it than that the incident was closed. */
    boolean asksForMore() {
        return toBeRead || reports.stream().anyMatch(each -> !each.isClosing());
    }

    /** Takes the first report out. */
    Optional<Arrived> take() {
        return Optional.ofNullable(reports.poll());
    }

    /** Takes every report out in turn, also those that come meanwhile. */
    void handOn(Functions.Proc1<Arrived> taker) {
        for (Arrived next = reports.poll(); next != null; next = reports.poll()) {
            taker.apply(next);
        }
    }

    /** Takes out that the incident is to be read, if it is. */
    boolean takeToBeRead() {
        boolean was = toBeRead;
        toBeRead = false;
        return was;
    }

    private static Arrived arrived(SentinelIncident report) {
        return new Arrived(report, Instant.ofEpochMilli(Workflow.currentTimeMillis()));
    }

    /** A report and when it came. */
    record Arrived(SentinelIncident incident, Instant at) {
        boolean isClosing() {
            return incident.status() == IncidentStatus.CLOSED;
        }
    }
}
