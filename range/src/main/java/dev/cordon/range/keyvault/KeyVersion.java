package dev.cordon.range.keyvault;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * A version of a key.
 *
 * @param version its id, 32 hexadecimal digits
 * @param jwk the key pair as a JWK; its private half never leaves the state folder
 * @param operations what it may be used for
 * @param attributes what the vault manages about it
 * @param tags what clients attached to it
 */
record KeyVersion(
        String version, String jwk, List<String> operations, ItemAttributes attributes, Map<String, String> tags)
        implements Version {
    KeyVersion {
        operations = List.copyOf(operations);
        tags = Map.copyOf(tags);
    }

    KeyVersion with(JsonNode body, long now) {
        return new KeyVersion(
                version,
                jwk,
                body.has("key_ops") ? VaultJson.texts(body.path("key_ops")) : operations,
                attributes.with(body, now),
                VaultJson.tags(body, tags));
    }
}
