package dev.cordon.range.tenant;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.cordon.range.http.Json;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Every secret value that the range keeps or has given to a client since it was started, so that a test can search for
 * all of them where none may be. A reset forgets none: what leaked before has leaked. Safe for use by many threads.
 */
public final class HandedOut {
    private final Set<Secret> secrets = new LinkedHashSet<>();

    /** The sorts of secret, by the names that the admin API uses. */
    public enum Kind {
        ACCESS_SIGNATURE("accessSignature"),
        ACCESS_TOKEN("accessToken"),
        REFRESH_TOKEN("refreshToken"),
        ID_TOKEN("idToken"),
        CLIENT_SECRET("clientSecret"),
        PASSWORD("password"),
        ACCOUNT_KEY("accountKey"),
        KEY_VAULT_SECRET("keyVaultSecret"),
        WEBHOOK_SIGNATURE("webhookSignature"),
        ROUTING_KEY("routingKey");

        private final String wireName;

        Kind(String wireName) {
            this.wireName = wireName;
        }
    }

    private record Secret(Kind kind, String of, String value) {}

    /**
     * Notes a secret; noting it again changes nothing.
     *
     * @param of whose it is or what it opens
     */
    public synchronized void note(Kind kind, String of, String value) {
        secrets.add(new Secret(kind, of, value));
    }

    /** All of them, in the order of their making. */
    public synchronized ArrayNode list() {
        ArrayNode list = Json.array();
        secrets.forEach(secret -> list.addObject()
                .put("kind", secret.kind().wireName)
                .put("of", secret.of())
                .put("value", secret.value()));
        return list;
    }
}
