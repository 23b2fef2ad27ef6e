package dev.cordon.range.lro;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.http.Json;
import dev.cordon.range.tenant.MergePatch;
import dev.cordon.range.tenant.ResourceStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The long-running operations of the tenant.
 *
 * <p>Nothing runs in the background: whoever looks first calls {@link #advance()}, and everything due by then ends
 * with the time it was due. Safe for use by many threads.
 */
public final class Operations {
    private static final Duration KEPT_ON_DISK = Duration.ofMinutes(10);

    private final Map<String, Operation> operations = new LinkedHashMap<>();
    private final Map<String, Operation> running = new LinkedHashMap<>();
    private final Map<Long, String> names = new HashMap<>();
    private final ResourceStore store;
    private final Clock clock;
    private Consumer<Operation> ended = operation -> {};
    private long version;

    public Operations(ResourceStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Has every operation told to someone when it ends. */
    public synchronized void whenEnded(Consumer<Operation> listener) {
        ended = listener;
    }

    /** Takes on an operation. */
    public synchronized void begin(Operation operation) {
        keep(operation);
        names.put(operation.sequence(), operation.name());
    }

    private void keep(Operation operation) {
        operations.put(operation.name(), operation);
        if (operation.ended()) {
            running.remove(operation.name());
        } else {
            running.put(operation.name(), operation);
        }
        version++;
    }

    /** Gives an operation the Activity Log event it shall end with. */
    public synchronized void log(Operation operation, ObjectNode template) {
        Operation known = running.get(operation.name());
        if (known != null) {
            keep(known.logging(template));
        }
    }

    /** Ends every operation that is due. */
    public synchronized void advance() {
        List<Operation> due = new ArrayList<>(running.values());
        due.removeIf(operation -> operation.due().isAfter(clock.instant()));
        due.sort(Comparator.comparing(Operation::due));
        due.forEach(this::end);
    }

    private void end(Operation operation) {
        Operation done =
                operation.at(operation.failure() == null ? Operation.Status.Succeeded : Operation.Status.Failed);
        keep(done);
        if (done.status() == Operation.Status.Failed) {
            store.change(done.resourceId(), Operations::failed);
        } else if (done.effect().deletes()) {
            store.remove(done.resourceId());
        } else {
            store.change(done.resourceId(), resource -> patched(resource, done.effect()));
        }
        ended.accept(done);
    }

    private static ObjectNode failed(ObjectNode resource) {
        resource.withObjectProperty("properties").put("provisioningState", "Failed");
        return resource;
    }

    private static ObjectNode patched(ObjectNode resource, Operation.Effect effect) {
        MergePatch.apply(resource, effect.patch());
        return resource;
    }

    /** The operation of that id. */
    public synchronized Optional<Operation> find(String name) {
        advance();
        return Optional.ofNullable(operations.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The operation that a request began. */
    public synchronized Optional<Operation> begunBy(long sequence) {
        advance();
        return Optional.ofNullable(names.get(sequence)).map(operations::get);
    }

    /** What the last operation of that name on a resource ended with, where it ended well and with something. */
    public synchronized Optional<ObjectNode> lastResult(String resourceId, String action) {
        advance();
        return operations.values().stream()
                .filter(operation -> operation.status() == Operation.Status.Succeeded)
                .filter(operation -> operation.action().equals(action)
                        && operation.resourceId().equalsIgnoreCase(resourceId))
                .reduce((earlier, later) -> later)
                .map(Operation::result);
    }

    /** The operation in progress on a resource. */
    public synchronized Optional<Operation> inProgressOn(String resourceId) {
        advance();
        return running.values().stream()
                .filter(operation -> operation.resourceId().equalsIgnoreCase(resourceId))
                .findFirst();
    }

    /** A number that rises with every change. */
    public synchronized long version() {
        return version;
    }

    /** Replaces everything by what {@link #dump()} gave. */
    public synchronized void load(JsonNode documents) {
        operations.clear();
        running.clear();
        names.clear();
        documents.forEach(document -> {
            // Sequence numbers begin again with the process, so an older one would claim a new request.
            ObjectNode old = ((ObjectNode) document).put("sequence", 0);
            begin(Json.convert(old, Operation.class));
        });
    }

    /** What is in progress, or ended so lately that a client may still ask for it. */
    public synchronized ArrayNode dump() {
        ArrayNode lately = Json.array();
        Instant since = clock.instant().minus(KEPT_ON_DISK);
        operations.values().stream()
                .filter(operation -> !operation.ended() || operation.due().isAfter(since))
                .forEach(operation -> lately.add(Json.tree(operation)));
        return lately;
    }
}
