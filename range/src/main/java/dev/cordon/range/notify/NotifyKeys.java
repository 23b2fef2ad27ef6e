package dev.cordon.range.notify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cordon.range.http.Json;
import dev.cordon.range.tenant.HandedOut;
import dev.cordon.range.tenant.HandedOut.Kind;
import dev.cordon.range.tenant.StateFolder;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * What a sender has to know; made at the first start, kept from then on.
 *
 * @param workflow the id of the Teams workflow, 32 hexadecimal digits
 * @param signature the signature that opens its webhook
 * @param routingKey the integration key of the PagerDuty service, 32 hexadecimal digits
 */
record NotifyKeys(String workflow, String signature, String routingKey) {
    private static final String FILE = "notifications.json";
    private static final SecureRandom RANDOM = new SecureRandom();

    NotifyKeys {
        hex("workflow", workflow);
        hex("routingKey", routingKey);
        if (signature.isBlank()) {
            throw new IllegalArgumentException("signature must be the webhook's signature, but was blank");
        }
    }

    private static void hex(String name, String value) {
        if (!value.matches("[0-9a-f]{32}")) {
            throw new IllegalArgumentException(name + " must be 32 hexadecimal digits, but was '" + value + "'");
        }
    }

    static NotifyKeys open(StateFolder folder, HandedOut handedOut) {
        NotifyKeys keys = folder.read(FILE).map(NotifyKeys::of).orElseGet(() -> made(folder));
        handedOut.note(Kind.WEBHOOK_SIGNATURE, "teams", keys.signature());
        handedOut.note(Kind.ROUTING_KEY, "pagerduty", keys.routingKey());
        return keys;
    }

    private static NotifyKeys of(JsonNode saved) {
        return new NotifyKeys(
                saved.path("workflow").asText(),
                saved.path("signature").asText(),
                saved.path("routingKey").asText());
    }

    private static NotifyKeys made(StateFolder folder) {
        String signature = Base64.getUrlEncoder().withoutPadding().encodeToString(random(32));
        HexFormat hex = HexFormat.of();
        NotifyKeys keys = new NotifyKeys(hex.formatHex(random(16)), signature, hex.formatHex(random(16)));
        folder.writeSecret(FILE, Json.tree(keys));
        return keys;
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
