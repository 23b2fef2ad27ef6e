package dev.cordon.range.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.Tenant;
import dev.cordon.range.http.Json;
import java.time.Instant;

/** The whole tenant as one document, generated credentials included: the admin origin is loopback only. */
final class StateView {
    private StateView() {}

    static ObjectNode of(Tenant tenant) {
        tenant.operations().advance();
        ObjectNode state = Json.object();
        state.put("tenantId", tenant.directory().tenantId());
        state.put("now", tenant.clock().instant().toString());
        state.put("latencies", tenant.latencies().profileName());
        ObjectNode directory = Json.tree(tenant.directory());
        state.set("applications", directory.path("applications"));
        state.set("people", directory.path("people"));
        state.set("servicePrincipals", directory.path("servicePrincipals"));
        state.set("accessGiven", accessGiven(tenant));
        state.set("resources", tenant.store().dump());
        return state;
    }

    /** The disks and snapshots that somebody still has access to, and until when; not how. */
    private static ArrayNode accessGiven(Tenant tenant) {
        ArrayNode given = Json.array();
        tenant.store().all().stream()
                .filter(resource -> isAfter(
                        resource.at("/_access/until").asText(), tenant.clock().instant()))
                .forEach(resource -> given.addObject()
                        .put("resourceId", resource.path("id").asText())
                        .put("until", resource.at("/_access/until").asText()));
        return given;
    }

    private static boolean isAfter(String until, Instant now) {
        return !until.isEmpty() && Instant.parse(until).isAfter(now);
    }
}
