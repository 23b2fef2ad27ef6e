package dev.cordon.range.network;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.ArmPath;
import dev.cordon.range.arm.ArmRequest;
import dev.cordon.range.arm.LongRunning;
import dev.cordon.range.arm.Preconditions;
import dev.cordon.range.arm.ResourceType;
import dev.cordon.range.arm.Tenant;
import dev.cordon.range.http.Answer;
import dev.cordon.range.lro.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Resources that live inside their parent's document, each with an address of its own: rules and subnets. */
public abstract class NestedType extends ResourceType {
    private final String field;
    private final LongRunning longRunning;

    /** @param field the parent's property that holds them, which is also the type's last part */
    NestedType(Tenant tenant, String parentType, String field, String... writes) {
        super(tenant, parentType + "/" + field, writes);
        this.field = field;
        this.longRunning = new LongRunning(tenant);
    }

    /** The children as they stand in the parent. */
    protected ArrayNode children(ObjectNode parent) {
        return parent.withObjectProperty("properties").withArrayProperty(field);
    }

    /** Checks a new child and adds what the provider decides. */
    protected abstract void complete(ObjectNode parent, ObjectNode child);

    private ObjectNode parent(ArmRequest request) {
        ArmPath path = request.path();
        ArmPath parent = path.isInstance() ? path.parent().parent() : path.parent();
        return tenant.store().find(parent.text()).orElseThrow(() -> notFound(parent));
    }

    private Optional<ObjectNode> child(ObjectNode parent, String name) {
        return all(parent).stream()
                .filter(child -> child.path("name").asText().equalsIgnoreCase(name))
                .findFirst();
    }

    private List<ObjectNode> all(ObjectNode parent) {
        return StreamSupport.stream(children(parent).spliterator(), false)
                .map(ObjectNode.class::cast)
                .toList();
    }

    @Override
    protected Answer get(ArmRequest request) {
        ObjectNode child = child(parent(request), request.path().name()).orElseThrow(() -> notFound(request.path()));
        return shown(request, 200, child);
    }

    @Override
    protected Answer list(ArmRequest request) {
        return page(request, all(parent(request)), 100);
    }

    @Override
    protected Answer put(ArmRequest request) {
        ObjectNode parent = idleParent(request);
        String name = request.path().name();
        Optional<ObjectNode> before = child(parent, name);
        ObjectNode child = request.body();
        child.put("name", before.map(old -> old.path("name").asText()).orElse(name));
        remove(children(parent), name);
        children(parent).add(child);
        complete(parent, child);
        Operation operation = write(request, parent);
        return longRunning.statusOnly(request, operation, shown(request, before.isPresent() ? 200 : 201, child));
    }

    @Override
    protected Answer delete(ArmRequest request) {
        ObjectNode parent = idleParent(request);
        if (child(parent, request.path().name()).isEmpty()) {
            return Answer.empty(204);
        }
        remove(children(parent), request.path().name());
        return longRunning.both(request, write(request, parent), Answer.empty(202));
    }

    private ObjectNode idleParent(ArmRequest request) {
        ObjectNode parent = parent(request);
        Preconditions.idle(tenant, request, parent.path("id").asText(), "AnotherOperationInProgress");
        return parent;
    }

    private Operation write(ArmRequest request, ObjectNode parent) {
        parent.put("etag", NetworkType.newEtag());
        parent.withObjectProperty("properties").put("provisioningState", "Updating");
        tenant.store().put(parent);
        return longRunning.begin(request, action(request), parent);
    }

    private static void remove(ArrayNode children, String name) {
        List<JsonNode> kept = new ArrayList<>();
        children.forEach(kept::add);
        kept.removeIf(child -> child.path("name").asText().equalsIgnoreCase(name));
        children.removeAll().addAll(kept);
    }
}
