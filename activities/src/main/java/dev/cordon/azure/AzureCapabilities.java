package dev.cordon.azure;

import dev.cordon.azure.arm.Azure;
import dev.cordon.azure.compute.ArmComputeActivities;
import dev.cordon.azure.evidence.ArmSnapshotActivities;
import dev.cordon.azure.evidence.VaultActivityLogActivities;
import dev.cordon.azure.evidence.VaultRecordActivities;
import dev.cordon.azure.identity.ArmManagedIdentityActivities;
import dev.cordon.azure.image.VaultImageActivities;
import dev.cordon.azure.network.ArmNetworkActivities;
import dev.cordon.azure.preflight.ArmContainmentPreflight;
import dev.cordon.azure.preflight.ArmEvidencePreflight;
import dev.cordon.capability.WorkerRole;
import java.time.Clock;
import java.util.List;

/** What a worker can do in Azure, by the roles that it plays. Safe for use by many threads; close it last. */
public final class AzureCapabilities implements AutoCloseable {
    private final Azure azure;

    private AzureCapabilities(Azure azure) {
        this.azure = azure;
    }

    /** Prepares them under {@code DefaultAzureCredential}; nothing is sent to Azure yet. */
    public static AzureCapabilities connect(AzureSettings settings) {
        return new AzureCapabilities(Azure.connect(settings, null));
    }

    /** The activities to register on the role's task queue; none for a role that needs nothing of Azure. */
    public List<Object> activities(WorkerRole role) {
        return switch (role) {
            case RUNBOOKS -> List.of();
            case CONTAINMENT ->
                List.of(
                        new ArmComputeActivities(azure),
                        new ArmNetworkActivities(azure),
                        new ArmManagedIdentityActivities(azure),
                        new ArmContainmentPreflight(azure));
            case EVIDENCE ->
                List.of(
                        new ArmSnapshotActivities(azure, Clock.systemUTC()),
                        new VaultActivityLogActivities(azure),
                        new VaultRecordActivities(azure),
                        new VaultImageActivities(azure),
                        new ArmEvidencePreflight(azure, Clock.systemUTC()));
            case PROVISIONING -> List.of();
        };
    }

    /**
     * Gets a token and makes a first call, so that the first incident waits for neither. A worker starts without it, too.
     *
     * @throws io.temporal.failure.ApplicationFailure of a {@link dev.cordon.capability.FailureType}: Azure does not
     *     answer, or refuses the worker's identity
     */
    public void warmUp() {
        azure.warmUp();
    }

    @Override
    public void close() {
        azure.close();
    }
}
