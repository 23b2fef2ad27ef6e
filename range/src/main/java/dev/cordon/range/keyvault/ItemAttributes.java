package dev.cordon.range.keyvault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.http.Json;

/**
 * What a vault manages about a version of a key or secret.
 *
 * @param enabled whether it may be used
 * @param created when it was made, in seconds since 1970
 * @param updated when it was last changed, likewise
 */
record ItemAttributes(boolean enabled, long created, long updated) {
    private static final String ENABLED = "enabled";
    private static final String[] UNKNOWN = {"nbf", "exp", "exportable"};

    static ItemAttributes of(JsonNode body, long now) {
        return new ItemAttributes(enabled(body, true), now, now);
    }

    /** The same with what a PATCH says. */
    ItemAttributes with(JsonNode body, long now) {
        return new ItemAttributes(enabled(body, enabled), created, now);
    }

    private static boolean enabled(JsonNode body, boolean otherwise) {
        JsonNode attributes = body.path("attributes");
        for (String name : UNKNOWN) {
            if (attributes.hasNonNull(name)) {
                throw VaultErrors.notImplemented("attributes." + name);
            }
        }
        return attributes.path(ENABLED).asBoolean(otherwise);
    }

    ObjectNode toJson() {
        return Json.object()
                .put(ENABLED, enabled)
                .put("created", created)
                .put("updated", updated)
                .put("recoveryLevel", "Recoverable+ProtectedSubscription")
                .put("recoverableDays", Vaults.RETENTION_DAYS);
    }
}
