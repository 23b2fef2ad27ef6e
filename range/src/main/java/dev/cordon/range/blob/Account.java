package dev.cordon.range.blob;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A storage account's blob service. Guarded by {@link Accounts#locked}. */
public final class Account {
    private static final SecureRandom RANDOM = new SecureRandom();

    final String name;
    final String resourceId;
    final Instant created;
    final LinkedHashMap<String, String> keys = new LinkedHashMap<>();
    String delegationSecret;
    final TreeMap<String, Container> containers = new TreeMap<>();
    boolean versioning;
    boolean versionLevelImmutability;
    boolean sharedKeyAllowed = true;
    boolean publicAccessAllowed;
    int deleteRetentionDays;
    String serviceProperties = "";

    @JsonCreator
    Account(
            @JsonProperty("name") String name,
            @JsonProperty("resourceId") String resourceId,
            @JsonProperty("created") Instant now) {
        this.name = name;
        this.resourceId = resourceId;
        this.created = now;
        this.delegationSecret = newKey();
        keys.put("key1", newKey());
        keys.put("key2", newKey());
    }

    public String name() {
        return name;
    }

    /** The account's ARM id. */
    public String resourceId() {
        return resourceId;
    }

    public Instant created() {
        return created;
    }

    /** The account keys by name, base64. */
    public Map<String, String> keys() {
        return keys;
    }

    /** Replaces one account key. */
    public void regenerate(String key) {
        keys.replace(key, newKey());
    }

    public boolean versioning() {
        return versioning;
    }

    public void versioning(boolean on) {
        versioning = on;
    }

    /** Whether containers made from now on keep retention version by version. */
    public void versionLevelImmutability(boolean on) {
        versionLevelImmutability = on;
    }

    /** How many days a deleted blob can be brought back; 0 for not at all. */
    public int deleteRetentionDays() {
        return deleteRetentionDays;
    }

    public void deleteRetentionDays(int days) {
        deleteRetentionDays = days;
    }

    /** Whether requests signed with an account key are accepted. */
    public void sharedKeyAllowed(boolean allowed) {
        sharedKeyAllowed = allowed;
    }

    /** Whether a container may be opened to readers who do not sign in. */
    public void publicAccessAllowed(boolean allowed) {
        publicAccessAllowed = allowed;
    }

    public Map<String, Container> containers() {
        return containers;
    }

    public Optional<Container> container(String container) {
        return Optional.ofNullable(containers.get(container));
    }

    /** Makes an empty container, or finds the one that is there. */
    public Container createContainer(String container, Instant now) {
        return containers.computeIfAbsent(container, missing -> {
            Container created = new Container(missing, now);
            created.versionLevelImmutability = versionLevelImmutability;
            return created;
        });
    }

    /** Whether one of its containers has a locked policy or a hold over blobs, which keeps the account alive. */
    public @Nullable Container protectedContainer() {
        return containers.values().stream()
                .filter(container -> !container.legalHolds.isEmpty()
                        || (container.policy != null && container.policy.locked() && container.hasBlobs()))
                .findFirst()
                .orElse(null);
    }

    private static String newKey() {
        byte[] key = new byte[64];
        RANDOM.nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }
}
