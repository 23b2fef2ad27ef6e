package dev.cordon.range.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.Tenant;
import dev.cordon.range.http.Json;

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
        state.set("resources", tenant.store().dump());
        return state;
    }
}
