package dev.cordon.range.logic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.ArmPath;
import dev.cordon.range.arm.ArmRequest;
import dev.cordon.range.arm.ResourceType;
import dev.cordon.range.arm.Tenant;
import dev.cordon.range.arm.TrackedResource;
import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Errors;
import java.util.Optional;

/** API connections of Logic Apps ({@code Microsoft.Web/connections}, 2016-06-01): those of the azuresentinel connector. */
final class Connections extends ResourceType {
    private static final String SENTINEL = "azuresentinel";

    Connections(Tenant tenant) {
        super(tenant, "Microsoft.Web/connections", "PUT", "DELETE");
    }

    @Override
    protected Answer put(ArmRequest request) {
        Optional<ObjectNode> before = tenant.store().find(request.path().text());
        ObjectNode connection = TrackedResource.of(request, idFor(request), type(), before);
        ObjectNode properties = connection.withObjectProperty("properties");
        String api = ArmPath.of(properties.at("/api/id").asText()).name();
        if (!api.equalsIgnoreCase(SENTINEL)) {
            throw Errors.refusal(
                    501, "NotImplemented", "The range does not implement connections of the connector '" + api + "'.");
        }
        String now = tenant.clock().instant().toString();
        properties
                .withObjectProperty("api")
                .put("name", SENTINEL)
                .put("displayName", "Microsoft Sentinel")
                .put("type", "Microsoft.Web/locations/managedApis");
        properties.put(
                "createdTime",
                before.map(there -> there.at("/properties/createdTime").asText())
                        .orElse(now));
        properties.put("changedTime", now).put("overallStatus", "Ready");
        properties.putArray("statuses").addObject().put("status", "Ready");
        tenant.store().put(connection);
        return shown(request, before.isPresent() ? 200 : 201, connection);
    }

    @Override
    protected Answer delete(ArmRequest request) {
        boolean there = tenant.store().exists(request.path().text());
        tenant.store().remove(request.path().text());
        return Answer.empty(there ? 200 : 204);
    }
}
