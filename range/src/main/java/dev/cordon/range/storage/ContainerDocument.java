package dev.cordon.range.storage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.blob.Container;
import dev.cordon.range.blob.ImmutabilityPolicy;
import dev.cordon.range.http.Json;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A container as ARM shows it. */
final class ContainerDocument {
    private ContainerDocument() {}

    static ObjectNode complete(ObjectNode resource, Container container, Instant now) {
        String leaseState = container.leaseState(now);
        resource.put("etag", container.etag());
        ObjectNode properties = resource.putObject("properties")
                .put("deleted", false)
                .put("remainingRetentionDays", 0)
                .put("defaultEncryptionScope", "$account-encryption-key")
                .put("denyEncryptionScopeOverride", false)
                .put("publicAccess", publicAccess(container.publicAccess()))
                .put("leaseStatus", leaseState.equals("leased") ? "Locked" : "Unlocked")
                .put("leaseState", capital(leaseState))
                .put("lastModifiedTime", container.modified().toString())
                .put("hasImmutabilityPolicy", container.policy() != null)
                .put("hasLegalHold", !container.legalHolds().isEmpty());
        ObjectNode metadata = Json.object();
        container.metadata().forEach(metadata::put);
        if (!metadata.isEmpty()) {
            properties.set("metadata", metadata);
        }
        guards(properties, container);
        return resource;
    }

    private static void guards(ObjectNode properties, Container container) {
        ObjectNode legalHold = legalHold(container);
        properties.set("legalHold", legalHold);
        properties.putObject("immutableStorageWithVersioning").put("enabled", container.versionLevelImmutability());
        ImmutabilityPolicy policy = container.policy();
        if (policy != null) {
            ObjectNode shown = properties.putObject("immutabilityPolicy").put("etag", policy.etag());
            shown.set("properties", policyProperties(policy));
            shown.putArray("updateHistory");
        }
    }

    static ObjectNode legalHold(Container container) {
        ObjectNode hold =
                Json.object().put("hasLegalHold", !container.legalHolds().isEmpty());
        var tags = hold.putArray("tags");
        container.legalHolds().forEach(tag -> tags.addObject().put("tag", tag));
        return hold;
    }

    static ObjectNode policyProperties(@Nullable ImmutabilityPolicy policy) {
        if (policy == null) {
            return Json.object().put("immutabilityPeriodSinceCreationInDays", 0).put("state", "Unlocked");
        }
        return Json.object()
                .put("immutabilityPeriodSinceCreationInDays", policy.days())
                .put("state", policy.locked() ? "Locked" : "Unlocked")
                .put("allowProtectedAppendWrites", policy.allowProtectedAppendWrites())
                .put("allowProtectedAppendWritesAll", policy.allowProtectedAppendWritesAll());
    }

    private static String publicAccess(String level) {
        return level.isEmpty() ? "None" : capital(level);
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
