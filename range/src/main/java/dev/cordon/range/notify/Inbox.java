package dev.cordon.range.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.tenant.StateFolder;
import java.util.ArrayList;
import java.util.List;

/** What arrived at one place, in the order of arrival, kept over restarts. Safe for use by many threads. */
final class Inbox {
    private final StateFolder folder;
    private final String name;
    private final List<JsonNode> entries;

    Inbox(StateFolder folder, String name) {
        this.folder = folder;
        this.name = name;
        this.entries = new ArrayList<>(folder.lines(name));
    }

    synchronized void add(ObjectNode entry) {
        entries.add(entry);
        folder.append(name, List.of(entry));
    }

    synchronized List<JsonNode> all() {
        return entries.stream().map(entry -> (JsonNode) entry.deepCopy()).toList();
    }

    synchronized void clear() {
        entries.clear();
        folder.forget(name);
    }
}
