package dev.cordon.azure.image;

import com.azure.resourcemanager.compute.fluent.models.SnapshotInner;
import com.azure.resourcemanager.compute.models.DataAccessAuthMode;
import com.azure.resourcemanager.compute.models.NetworkAccessPolicy;
import com.azure.resourcemanager.compute.models.PublicNetworkAccess;
import dev.cordon.capability.FailureType;
import dev.cordon.capability.evidence.SnapshotId;
import java.util.Optional;

/** Whether a snapshot lets the storage service read it; Azure itself says so late, or as a conflict that passes. */
final class ExportPolicy {
    private ExportPolicy() {}

    /**
     * Goes on only with a snapshot that can be exported.
     *
     * @throws io.temporal.failure.ApplicationFailure {@code AzureRefused}, saying which setting is in the way
     */
    static void require(SnapshotId id, SnapshotInner snapshot) {
        obstacle(snapshot).ifPresent(obstacle -> {
            throw FailureType.REFUSED.failure(
                    "The image of snapshot " + id.id() + " cannot be copied: " + obstacle
                            + "; whoever may change the snapshot has to allow it",
                    null);
        });
    }

    private static Optional<String> obstacle(SnapshotInner snapshot) {
        if (NetworkAccessPolicy.DENY_ALL.equals(snapshot.networkAccessPolicy())) {
            return Optional.of("its networkAccessPolicy is DenyAll, which forbids every export");
        }
        if (NetworkAccessPolicy.ALLOW_PRIVATE.equals(snapshot.networkAccessPolicy())) {
            return Optional.of("its networkAccessPolicy is AllowPrivate, so that the storage service, which is not in"
                    + " its private network, cannot read it");
        }
        if (PublicNetworkAccess.DISABLED.equals(snapshot.publicNetworkAccess())) {
            return Optional.of("its publicNetworkAccess is Disabled, so that the storage service cannot read it");
        }
        if (DataAccessAuthMode.AZURE_ACTIVE_DIRECTORY.equals(snapshot.dataAccessAuthMode())) {
            return Optional.of("its dataAccessAuthMode is AzureActiveDirectory, so that a signed address alone does not"
                    + " let it be read");
        }
        return Optional.empty();
    }
}
