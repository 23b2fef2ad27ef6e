package dev.cordon.range.keyvault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.jwk.ECKey;
import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Json;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The operations on keys: those on P-256, which sign. */
final class Keys {
    private static final int DIGEST = 32;
    private static final List<String> USUAL = List.of("sign", "verify");

    private final Vaults vaults;
    private final Clock clock;

    Keys(Vaults vaults, Clock clock) {
        this.vaults = vaults;
        this.clock = clock;
    }

    Answer create(VaultCall call) {
        JsonNode body = call.body();
        String kind = call.required("kty") + " on " + body.path("crv").asText("P-256");
        if (!kind.equals("EC on P-256")) {
            throw VaultErrors.notImplemented("create of a key of type " + kind);
        }
        if (body.has("release_policy")) {
            throw VaultErrors.notImplemented("create of a key with a release policy");
        }
        KeyVersion fresh = new KeyVersion(
                Versions.fresh(),
                EcKeys.generate(),
                body.path("key_ops").isEmpty() ? USUAL : VaultJson.texts(body.path("key_ops")),
                ItemAttributes.of(body, clock.instant().getEpochSecond()),
                VaultJson.tags(body, Map.of()));
        vaults.changing(call.vault(), vault -> Vault.add(vault.keys(), call.item(), fresh));
        return Answer.json(200, bundle(call, fresh));
    }

    /** The public half; a disabled key is shown, too. */
    Answer get(VaultCall call) {
        return Answer.json(200, bundle(call, find(call)));
    }

    Answer update(VaultCall call) {
        KeyVersion changed = find(call).with(call.body(), clock.instant().getEpochSecond());
        vaults.changing(call.vault(), vault -> Vault.replace(vault.keys(), call.item(), changed));
        return Answer.json(200, bundle(call, changed));
    }

    Answer list(VaultCall call) {
        List<ObjectNode> newest = vaults.reading(
                call.vault(),
                vault -> vault.keys().entrySet().stream()
                        .map(key -> described(
                                call.address().idOf(key.getKey()),
                                key.getValue().get(key.getValue().size() - 1)))
                        .toList());
        return VaultPages.answer(call, newest);
    }

    Answer versions(VaultCall call) {
        KeyVersion newest = find(call);
        List<ObjectNode> versions = vaults.reading(
                call.vault(),
                vault -> vault.keys().getOrDefault(call.item(), List.of(newest)).stream()
                        .map(version -> described(call.address().id(version.version()), version))
                        .toList());
        return VaultPages.answer(call, versions);
    }

    Answer sign(VaultCall call) {
        KeyVersion version = usable(call, "sign");
        byte[] signature = EcKeys.sign(EcKeys.of(version), digest(call, "value"));
        return Answer.json(
                200,
                Json.object()
                        .put("kid", call.address().id(version.version()))
                        .put("value", Base64.getUrlEncoder().withoutPadding().encodeToString(signature)));
    }

    Answer verify(VaultCall call) {
        ECKey key = EcKeys.of(usable(call, "verify"));
        boolean holds = EcKeys.verifies(key, digest(call, "digest"), decoded(call, "value"));
        return Answer.json(200, Json.object().put("value", holds));
    }

    private KeyVersion usable(VaultCall call, String operation) {
        KeyVersion version = find(call);
        if (!version.attributes().enabled()) {
            throw VaultErrors.disabled("Key", operation);
        }
        if (!version.operations().contains(operation)) {
            throw VaultErrors.notForThat(operation);
        }
        String algorithm = call.required("alg");
        if (!algorithm.equals("ES256")) {
            throw VaultErrors.badParameter("Algorithm " + algorithm + " cannot be used with a key on P-256.");
        }
        return version;
    }

    private static byte[] digest(VaultCall call, String field) {
        byte[] digest = decoded(call, field);
        if (digest.length != DIGEST) {
            throw VaultErrors.badParameter(
                    "ES256 takes a digest of " + DIGEST + " bytes, but was given " + digest.length + ".");
        }
        return digest;
    }

    private static byte[] decoded(VaultCall call, String field) {
        String text = call.required(field);
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException malformed) {
            throw VaultErrors.badParameter("Property " + field + " is not base64url.");
        }
    }

    private KeyVersion find(VaultCall call) {
        return vaults.reading(call.vault(), vault -> Vault.find(vault.keys(), call.item(), call.version()))
                .orElseThrow(() -> VaultErrors.notFound("Key", call.item()));
    }

    private static ObjectNode bundle(VaultCall call, KeyVersion version) {
        ECKey key = EcKeys.of(version);
        ObjectNode bundle = Json.object();
        ObjectNode shown = bundle.putObject("key")
                .put("kid", call.address().id(version.version()))
                .put("kty", "EC");
        ArrayNode operations = shown.putArray("key_ops");
        version.operations().forEach(operations::add);
        shown.put("crv", "P-256")
                .put("x", key.getX().toString())
                .put("y", key.getY().toString());
        return attributes(bundle, version);
    }

    private static ObjectNode described(String id, KeyVersion version) {
        return attributes(Json.object().put("kid", id), version);
    }

    private static ObjectNode attributes(ObjectNode shown, KeyVersion version) {
        shown.set("attributes", version.attributes().toJson());
        shown.set("tags", VaultJson.tags(version.tags()));
        return shown;
    }
}
