package dev.cordon.range.sentinel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.ArmPath;
import dev.cordon.range.arm.ArmRequest;
import dev.cordon.range.arm.Tenant;
import dev.cordon.range.http.Json;
import java.util.Optional;

/** What an incident is connected with: its alerts and whatever a client relates it to. */
final class IncidentRelations extends SentinelType {
    IncidentRelations(Tenant tenant) {
        super(tenant, Incidents.TYPE + "/relations");
    }

    @Override
    ObjectNode properties(ArmRequest request, ObjectNode wanted, Optional<ObjectNode> before) {
        String related = Invalid.text(wanted, "relatedResourceId");
        if (!tenant.store().exists(related)) {
            throw Invalid.because("The related resource '" + related + "' does not exist.");
        }
        ArmPath path = ArmPath.of(related);
        ObjectNode relation = Json.object().put("relatedResourceId", related);
        relation.put("relatedResourceName", path.name()).put("relatedResourceType", path.type());
        tenant.store()
                .find(related)
                .filter(resource -> resource.has("kind"))
                .ifPresent(resource -> relation.set("relatedResourceKind", resource.path("kind")));
        return relation;
    }
}
