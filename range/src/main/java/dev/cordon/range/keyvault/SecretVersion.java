package dev.cordon.range.keyvault;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * A version of a secret.
 *
 * @param version its id, 32 hexadecimal digits
 * @param value the secret
 * @param contentType what the client says it is; empty where it says nothing
 * @param attributes what the vault manages about it
 * @param tags what clients attached to it
 */
record SecretVersion(
        String version, String value, String contentType, ItemAttributes attributes, Map<String, String> tags)
        implements Version {
    SecretVersion {
        tags = Map.copyOf(tags);
    }

    SecretVersion with(JsonNode body, long now) {
        return new SecretVersion(
                version,
                value,
                body.path("contentType").asText(contentType),
                attributes.with(body, now),
                VaultJson.tags(body, tags));
    }
}
