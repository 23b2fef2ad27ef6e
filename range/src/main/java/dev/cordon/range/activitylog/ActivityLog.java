package dev.cordon.range.activitylog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** What was done in the tenant, as events that become visible some time after they happened. */
public final class ActivityLog {
    private final List<ObjectNode> events = new ArrayList<>();

    /** Adds an event, visible from its {@code submissionTimestamp} on. */
    public synchronized void add(ObjectNode event) {
        events.add(event.deepCopy());
    }

    /** The events visible at a time, newest first. */
    public synchronized List<ObjectNode> visibleAt(Instant now) {
        List<ObjectNode> newestFirst = new ArrayList<>(events);
        Collections.reverse(newestFirst);
        return newestFirst.stream()
                .filter(event -> !at(event, "submissionTimestamp").isAfter(now))
                .sorted(Comparator.comparing((ObjectNode event) -> at(event, "eventTimestamp"))
                        .reversed())
                .map(ObjectNode::deepCopy)
                .toList();
    }

    static Instant at(ObjectNode event, String field) {
        return Instant.parse(event.path(field).asText());
    }

    /** How many events there are, visible or not. */
    public synchronized int size() {
        return events.size();
    }

    /** The events from the given number on, in the order in which they were added. */
    public synchronized List<ObjectNode> from(int first) {
        return events.subList(first, events.size()).stream()
                .map(ObjectNode::deepCopy)
                .toList();
    }

    /** Forgets everything. */
    public synchronized void clear() {
        events.clear();
    }
}
