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
 * @param unseen what Azure does not show to the worker, each to follow the words "cannot be seen"
 */
record VaultLook(VaultState state, List<String> unseen) {
    VaultLook {
        unseen = List.copyOf(unseen);
    }

    /** As Azure Resource Manager shows it. */
    static VaultLook fromInside(String url, String accountId, VaultContainer container) {
        List<String> unseen = new ArrayList<>();
        Reading<JsonNode> account = container.account();
        Optional<Retention> retention = seen(container.retention(), "how the container retains", unseen);
        boolean open = seen(container.isPublic(), "whether the container is public", unseen)
                .orElse(false);
        boolean mayBeOpen = seen(account.found(), "the storage account's settings", unseen)
                .map(found -> found.at("/properties/allowBlobPublicAccess").asBoolean(true))
                .orElse(true);
        boolean versioning = seen(container.service().found(), "whether versions are kept", unseen)
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
        Immutability immutability = container.isImmutableStorageWithVersioningEnabled()
                ? Immutability.VERSIONS
                : container.hasImmutabilityPolicy() ? Immutability.CONTAINER : Immutability.NONE;
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
                List.of());
        return new VaultLook(state, List.of("the storage account, whether the policy is locked, and for how long"));
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
