package dev.cordon.range.resources;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.ArmPath;
import dev.cordon.range.arm.ArmRequest;
import dev.cordon.range.arm.LongRunning;
import dev.cordon.range.arm.ResourceType;
import dev.cordon.range.arm.Tenant;
import dev.cordon.range.arm.TrackedResource;
import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Errors;
import dev.cordon.range.lro.Operation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Resource groups, by {@code /resourceGroups/} or {@code /resourcegroups/}. */
public final class ResourceGroups extends ResourceType {
    private final LongRunning longRunning;

    public ResourceGroups(Tenant tenant) {
        super(tenant, "Microsoft.Resources/subscriptions/resourceGroups", "PUT", "PATCH", "DELETE", "HEAD");
        this.longRunning = new LongRunning(tenant);
    }

    @Override
    public boolean handles(ArmRequest request) {
        List<String> segments = request.path().segments();
        boolean group = segments.size() == 3 || segments.size() == 4;
        boolean ours = group && segments.get(2).toLowerCase(Locale.ROOT).equals("resourcegroups");
        return ours && (request.path().isInstance() ? !request.method().equals("POST") : request.reads());
    }

    @Override
    protected Answer get(ArmRequest request) {
        ObjectNode group = group(request);
        return request.method().equals("HEAD") ? Answer.empty(204) : shown(request, 200, group);
    }

    private ObjectNode group(ArmRequest request) {
        return tenant.store()
                .find(request.path().text())
                .orElseThrow(() -> Errors.refusal(
                        404,
                        "ResourceGroupNotFound",
                        "Resource group '" + request.path().name() + "' could not be found."));
    }

    @Override
    protected boolean isListed(ArmRequest request, ObjectNode resource) {
        return ArmPath.of(resource.path("id").asText()).segments().size() == 4
                && resource.path("id").asText().contains("/resourceGroups/");
    }

    @Override
    protected Answer put(ArmRequest request) {
        Optional<ObjectNode> existing = tenant.store().find(request.path().text());
        String id = existing.map(group -> group.path("id").asText())
                .orElseGet(() -> "/subscriptions/" + request.subscription() + "/resourceGroups/"
                        + request.path().name());
        ObjectNode group = TrackedResource.of(request, id, "Microsoft.Resources/resourceGroups", existing);
        group.withObjectProperty("properties").put("provisioningState", "Succeeded");
        tenant.store().put(group);
        return shown(request, existing.isPresent() ? 200 : 201, group);
    }

    @Override
    protected Answer patch(ArmRequest request) {
        ObjectNode group = group(request);
        if (request.body().path("tags") instanceof ObjectNode tags) {
            group.set("tags", tags);
        }
        tenant.store().put(group);
        return shown(request, 200, group);
    }

    @Override
    protected Answer delete(ArmRequest request) {
        ObjectNode group = group(request);
        group.withObjectProperty("properties").put("provisioningState", "Deleting");
        tenant.store().put(group);
        Operation operation = longRunning.beginDelete(request, action(request), group);
        return longRunning.locationOnly(request, operation, Answer.empty(202));
    }
}
