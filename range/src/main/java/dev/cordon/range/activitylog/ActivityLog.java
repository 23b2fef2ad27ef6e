package dev.cordon.range.activitylog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.http.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** What was done in the tenant, as events that become visible some time after they happened. */
public final class ActivityLog {
    private final List<ObjectNode> events = new ArrayList<>();
    private long version;

    /** Adds an event, visible from its {@code submissionTimestamp} on. */
    public synchronized void add(ObjectNode event) {
        events.add(event.deepCopy());
        version++;
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

    /** A number that rises with every event. */
    public synchronized long version() {
        return version;
    }

    /** Replaces everything by the given events. */
    public synchronized void load(JsonNode documents) {
        events.clear();
        documents.forEach(document -> add((ObjectNode) document));
    }

    /** Everything as one array, visible or not. */
    public synchronized ArrayNode dump() {
        ArrayNode all = Json.array();
        events.forEach(event -> all.add(event.deepCopy()));
        return all;
    }
}
