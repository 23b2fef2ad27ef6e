package dev.cordon.azure.vault;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cordon.capability.vault.VaultState.Immutability;
import dev.cordon.capability.vault.VaultState.ProtectedAppends;

/**
 * How what is written to a container is retained.
 *
 * @param immutability where the policy stands
 * @param locked whether nobody can shorten or remove it
 * @param days for how many days
 * @param appends what may be appended to in spite of it
 */
public record Retention(Immutability immutability, boolean locked, int days, ProtectedAppends appends) {
    static final Retention NONE = new Retention(Immutability.NONE, false, 0, ProtectedAppends.NONE);

    /**
     * Reads the properties of an immutability policy.
     *
     * @param ofVersions whether it is on every version of a blob, and not on the container
     */
    static Retention of(JsonNode policy, boolean ofVersions) {
        boolean locked = policy.path("state").asText().equals("Locked");
        int days = policy.path("immutabilityPeriodSinceCreationInDays").asInt();
        if (!locked && !policy.path("state").asText().equals("Unlocked")) {
            return NONE;
        }
        return new Retention(
                ofVersions ? Immutability.VERSIONS : Immutability.CONTAINER, locked, days, appends(policy));
    }

    public boolean isNone() {
        return immutability == Immutability.NONE;
    }

    private static ProtectedAppends appends(JsonNode policy) {
        if (policy.path("allowProtectedAppendWritesAll").asBoolean()) {
            return ProtectedAppends.APPEND_AND_BLOCK_BLOBS;
        }
        return policy.path("allowProtectedAppendWrites").asBoolean()
                ? ProtectedAppends.APPEND_BLOBS
                : ProtectedAppends.NONE;
    }
}
