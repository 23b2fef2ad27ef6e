package dev.cordon.azure.vault;

import com.azure.storage.blob.models.BlobContainerProperties;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cordon.azure.arm.Reading;
import dev.cordon.capability.vault.VaultState;
import dev.cordon.capability.vault.VaultState.Immutability;
import dev.cordon.capability.vault.VaultState.ProtectedAppends;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What could be seen of a vault, and what could not.
 *
 * @param unseen what Azure does not show to the worker
 */
record VaultLook(VaultState state, List<String> unseen) {
    static final String RETENTION = "for how long the container retains, and whether that is locked";
    static final String VERSIONING = "whether the account keeps versions";
    private static final String PUBLIC = "whether the container is open to anybody";
    /** In place of a legal hold's tag, which the storage service does not show. */
    private static final String UNNAMED_HOLD = "its tags are not shown";

    private static final String ACCOUNT = "the storage account's settings";

    VaultLook {
        unseen = List.copyOf(unseen);
    }

    boolean sees(String what) {
        return !unseen.contains(what);
    }

    /** As Azure Resource Manager shows it. */
    static VaultLook fromInside(String url, String accountId, VaultContainer container) {
        List<String> unseen = new ArrayList<>();
        Reading<JsonNode> account = container.account();
        Optional<Retention> retention = seen(container.retention(), RETENTION, unseen);
        boolean open = seen(container.isPublic(), PUBLIC, unseen).orElse(false);
        boolean mayBeOpen = seen(account.found(), ACCOUNT, unseen)
                .map(found -> found.at("/properties/allowBlobPublicAccess").asBoolean(true))
                .orElse(true);
        boolean versioning = seen(container.service().found(), VERSIONING, unseen)
                .map(found -> found.at("/properties/isVersioningEnabled").asBoolean())
                .orElse(false);
        Retention known = retention.orElse(Retention.NONE);
        return new VaultLook(
                new VaultState(
                        url,
                        accountId,
                        region(account),
                        known.immutability(),
                        known.locked(),
                        known.days(),
                        known.appends(),
                        versioning,
                        open && mayBeOpen,
                        container.legalHolds()),
                unseen);
    }

    /** As the storage service alone shows it, which tells whether there is a policy and not which. */
    static VaultLook fromOutside(String url, BlobContainerProperties container) {
        Immutability immutability = immutability(container);
        List<String> unseen = new ArrayList<>(List.of(ACCOUNT, VERSIONING));
        if (immutability != Immutability.NONE) {
            unseen.add(RETENTION);
        }
        VaultState state = new VaultState(
                url,
                "",
                "",
                immutability,
                false,
                0,
                ProtectedAppends.NONE,
                false,
                container.getBlobPublicAccess() != null,
                container.hasLegalHold() ? List.of(UNNAMED_HOLD) : List.of());
        return new VaultLook(state, unseen);
    }

    private static Immutability immutability(BlobContainerProperties container) {
        if (Boolean.TRUE.equals(container.isImmutableStorageWithVersioningEnabled())) {
            return Immutability.VERSIONS;
        }
        return container.hasImmutabilityPolicy() ? Immutability.CONTAINER : Immutability.NONE;
    }

    private static String region(Reading<JsonNode> account) {
        return account.found()
                .map(found -> found.path("location").asText())
                .orElse("")
                .replace(" ", "")
                .toLowerCase(Locale.ROOT);
    }

    private static <T> Optional<T> seen(Optional<T> reading, String what, List<String> unseen) {
        if (reading.isEmpty()) {
            unseen.add(what);
        }
        return reading;
    }
}
