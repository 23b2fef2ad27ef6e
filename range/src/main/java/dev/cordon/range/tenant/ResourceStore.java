package dev.cordon.range.tenant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.http.Json;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Every ARM resource of the tenant as a whole JSON document, found by its id in any case.
 *
 * <p>Documents come and go as copies, so that one handed out never changes. Safe for use by many threads; a reader
 * that writes back what it read holds {@link Tenant#lock()}.
 */
public final class ResourceStore {
    private final ConcurrentSkipListMap<String, ObjectNode> resources = new ConcurrentSkipListMap<>();
    private final AtomicLong version = new AtomicLong();

    /** The resource of that id. */
    public Optional<ObjectNode> find(String id) {
        return Optional.ofNullable(resources.get(key(id))).map(ObjectNode::deepCopy);
    }

    /** Whether there is a resource of that id. */
    public boolean exists(String id) {
        return resources.containsKey(key(id));
    }

    /** Stores a resource under its own {@code id}, replacing what was there. */
    public void put(ObjectNode resource) {
        String id = resource.path("id").asText();
        if (!id.startsWith("/")) {
            throw new IllegalArgumentException("id must be an ARM id beginning with /, but was '" + id + "'");
        }
        resources.put(key(id), resource.deepCopy());
        version.incrementAndGet();
    }

    /** Changes a resource that exists; does nothing where there is none. */
    public void change(String id, UnaryOperator<ObjectNode> change) {
        find(id).map(change).ifPresent(this::put);
    }

    /** Removes a resource and everything below it. */
    public void remove(String id) {
        String key = key(id);
        resources.remove(key);
        resources.keySet().removeIf(other -> other.startsWith(key + "/"));
        version.incrementAndGet();
    }

    /** Every resource whose id lies below the given one, in the order of ids. */
    public List<ObjectNode> under(String id) {
        String prefix = key(id) + "/";
        return resources.tailMap(prefix, true).entrySet().stream()
                .takeWhile(entry -> entry.getKey().startsWith(prefix))
                .map(entry -> entry.getValue().deepCopy())
                .toList();
    }

    /** Every resource whose id, in lower case, contains a text. */
    public List<ObjectNode> whoseIdContains(String text) {
        return resources.entrySet().stream()
                .filter(entry -> entry.getKey().contains(text))
                .map(entry -> entry.getValue().deepCopy())
                .toList();
    }

    /** The first resource, in the order of ids, that is as asked; the question must not change what it is shown. */
    public Optional<ObjectNode> first(Predicate<ObjectNode> asked) {
        return resources.values().stream().filter(asked).findFirst().map(ObjectNode::deepCopy);
    }

    /** Every resource, in the order of ids. */
    public List<ObjectNode> all() {
        return resources.values().stream().map(ObjectNode::deepCopy).toList();
    }

    /** A number that rises with every change. */
    public long version() {
        return version.get();
    }

    /** Replaces everything by the given documents. */
    public void load(JsonNode documents) {
        resources.clear();
        documents.forEach(document -> put((ObjectNode) document));
    }

    /** Everything as one array, to be written out and not to be changed. */
    public ArrayNode dump() {
        ArrayNode all = Json.array();
        resources.values().forEach(all::add);
        return all;
    }

    private static String key(String id) {
        String lower = id.toLowerCase(Locale.ROOT);
        return lower.endsWith("/") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
