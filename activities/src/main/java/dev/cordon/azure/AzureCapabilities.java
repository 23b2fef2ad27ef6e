package dev.cordon.azure;

import dev.cordon.azure.arm.Azure;
import dev.cordon.azure.compute.ArmComputeActivities;
import dev.cordon.azure.custody.ChainWitness;
import dev.cordon.azure.custody.VaultCustodyActivities;
import dev.cordon.azure.evidence.ArmSnapshotActivities;
import dev.cordon.azure.evidence.VaultActivityLogActivities;
import dev.cordon.azure.evidence.VaultRecordActivities;
import dev.cordon.azure.history.VaultHistoryActivities;
import dev.cordon.azure.identity.ArmManagedIdentityActivities;
import dev.cordon.azure.image.VaultImageActivities;
import dev.cordon.azure.network.ArmNetworkActivities;
import dev.cordon.azure.preflight.ArmContainmentPreflight;
import dev.cordon.azure.preflight.ArmEvidencePreflight;
import dev.cordon.azure.provision.ArmVaultProvisioning;
import dev.cordon.azure.sentinel.ArmSentinelActivities;
import dev.cordon.azure.vault.ArmVaultActivities;
import dev.cordon.capability.WorkerRole;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a worker can do in Azure, by the roles that it plays. Safe for use by many threads; close it last. */
public final class AzureCapabilities implements AutoCloseable {
    private final Azure azure;
    private final @Nullable CustodySettings custody;

    private AzureCapabilities(Azure azure, @Nullable CustodySettings custody) {
        this.azure = azure;
        this.custody = custody;
    }

    /**
     * Prepares them under {@code DefaultAzureCredential}; nothing is sent to Azure yet.
     *
     * @param custody what the role EVIDENCE needs besides; null in a worker that does not play it
     */
    public static AzureCapabilities connect(AzureSettings settings, @Nullable CustodySettings custody) {
        return new AzureCapabilities(Azure.connect(settings, null), custody);
    }

    /**
     * The activities to register on the role's task queue; none for a role that needs nothing of Azure.
     *
     * @throws IllegalArgumentException if seals cannot be made with the key file; the message names it
     */
    public List<Object> activities(WorkerRole role) {
        return switch (role) {
            case RUNBOOKS, FOLLOWING -> List.of();
            case CONTAINMENT ->
                List.of(
                        new ArmComputeActivities(azure),
                        new ArmNetworkActivities(azure),
                        new ArmManagedIdentityActivities(azure),
                        new ArmContainmentPreflight(azure));
            case EVIDENCE -> evidence(Objects.requireNonNull(custody, "the role EVIDENCE needs custody settings"));
            case NOTIFICATION -> List.of(new ArmSentinelActivities(azure, Clock.systemUTC()));
            case PROVISIONING -> List.of(new ArmVaultProvisioning(azure));
        };
    }

    private List<Object> evidence(CustodySettings needed) {
        return List.of(
                new ArmSnapshotActivities(azure, Clock.systemUTC()),
                new VaultActivityLogActivities(azure),
                new VaultRecordActivities(azure, new ChainWitness(azure, needed.seal())),
                new VaultImageActivities(azure),
                new ArmEvidencePreflight(azure, Clock.systemUTC()),
                new ArmVaultActivities(azure),
                new VaultCustodyActivities(azure, needed.seal()),
                new VaultHistoryActivities(azure, needed.histories()));
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
