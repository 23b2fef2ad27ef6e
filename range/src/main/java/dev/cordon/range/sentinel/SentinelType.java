package dev.cordon.range.sentinel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.ArmPath;
import dev.cordon.range.arm.ArmRequest;
import dev.cordon.range.arm.ResourceType;
import dev.cordon.range.arm.Tenant;
import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Errors;
import dev.cordon.range.http.Json;
import java.util.List;
import java.util.Optional;

/** What the writable resources of Sentinel have in common: a parent, a version, and a body whose rest the service fills in. */
abstract class SentinelType extends ResourceType {
    SentinelType(Tenant tenant, String type) {
        super(tenant, type, "PUT", "DELETE");
    }

    /** Checks what a client wants, and makes the properties to store of it. */
    abstract ObjectNode properties(ArmRequest request, ObjectNode wanted, Optional<ObjectNode> before);

    /** Whether a write would change nothing, so that it has no effect. */
    boolean isSame(ObjectNode before, ObjectNode wanted) {
        return false;
    }

    /** Is told of a write that was made. */
    void written(ArmRequest request, Optional<ObjectNode> before, ObjectNode after) {}

    /** Is told of a resource that is gone. */
    void removed(ObjectNode resource) {}

    @Override
    protected Answer list(ArmRequest request) {
        requireParent(request.path());
        for (String option : new String[] {"$filter", "$orderby"}) {
            if (request.call().query(option).isPresent()) {
                throw Errors.refusal(
                        501, "NotImplemented", "The range does not implement " + option + " for " + type() + ".");
            }
        }
        return page(request, members(request), IncidentQuery.pageSize(request));
    }

    /** Everything of this type that a list's path holds. */
    final List<ObjectNode> members(ArmRequest request) {
        return tenant.store().under(request.path().collectionScope()).stream()
                .filter(resource -> isListed(request, resource))
                .toList();
    }

    @Override
    protected Answer put(ArmRequest request) {
        requireParent(request.path().parent());
        Optional<ObjectNode> before = tenant.store().find(request.path().text());
        ObjectNode wanted = request.body().path("properties") instanceof ObjectNode given ? given : Json.object();
        if (before.isPresent() && isSame(before.get(), wanted)) {
            return shown(request, 200, before.get());
        }
        ObjectNode properties = properties(request, wanted, before);
        before.ifPresent(there -> Etags.check(request, there));
        ObjectNode resource = before.map(ObjectNode::deepCopy).orElseGet(Json::object);
        resource.put("id", idFor(request));
        resource.put("name", ArmPath.of(resource.path("id").asText()).name()).put("etag", Etags.next());
        resource.put("type", type()).set("properties", properties);
        tenant.store().put(resource);
        written(request, before, resource);
        return shown(request, before.isPresent() ? 200 : 201, resource);
    }

    @Override
    protected Answer delete(ArmRequest request) {
        requireParent(request.path().parent());
        Optional<ObjectNode> there = tenant.store().find(request.path().text());
        tenant.store().remove(request.path().text());
        there.ifPresent(this::removed);
        return Answer.empty(there.isPresent() ? 200 : 204);
    }

    final void requireParent(ArmPath collection) {
        ArmPath parent = ArmPath.of(collection.collectionScope());
        if (!tenant.store().exists(parent.text())) {
            throw notFound(parent);
        }
    }

    /** The time as Sentinel writes it. */
    final String now() {
        return tenant.clock().instant().toString();
    }

    /** How many of this type the path's parent has. */
    final long siblings(ArmRequest request) {
        return tenant.store().under(request.path().parent().collectionScope()).stream()
                .filter(resource -> isListed(request, resource))
                .count();
    }
}
