package dev.cordon.azure.evidence;

import com.azure.core.management.exception.ManagementException;
import com.azure.resourcemanager.compute.fluent.SnapshotsClient;
import com.azure.resourcemanager.compute.fluent.models.DiskInner;
import com.azure.resourcemanager.compute.fluent.models.SnapshotInner;
import com.azure.resourcemanager.compute.models.CreationData;
import com.azure.resourcemanager.compute.models.DiskCreateOption;
import com.azure.resourcemanager.compute.models.DiskStorageAccountTypes;
import com.azure.resourcemanager.compute.models.SnapshotSku;
import com.azure.resourcemanager.compute.models.SnapshotStorageAccountTypes;
import dev.cordon.azure.arm.Answer;
import dev.cordon.azure.arm.Attempt;
import dev.cordon.azure.arm.Azure;
import dev.cordon.azure.arm.Provisioning;
import dev.cordon.capability.ArmId;
import dev.cordon.capability.compute.DiskId;
import dev.cordon.capability.evidence.SnapshotId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Disks and their snapshots as the typed client reads and writes them. */
final class Snapshots {
    private final Azure azure;

    Snapshots(Azure azure) {
        this.azure = azure;
    }

    DiskInner disk(DiskId disk) {
        ArmId id = disk.arm();
        return azure.clients().compute(id).getDisks().getByResourceGroup(id.resourceGroup(), id.name());
    }

    SnapshotInner read(SnapshotId snapshot) {
        ArmId id = snapshot.arm();
        return client(id).getByResourceGroup(id.resourceGroup(), id.name());
    }

    /** The snapshot, or nothing if the name is free. */
    Optional<SnapshotInner> find(SnapshotId snapshot) {
        try {
            return Optional.of(read(snapshot));
        } catch (ManagementException failure) {
            if (isFreeName(failure)) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    /** The snapshot once Azure has ended making it. */
    SnapshotInner settled(Attempt attempt, SnapshotId snapshot) {
        return azure.operations()
                .settled(attempt, () -> read(snapshot), made -> Provisioning.hasEnded(made.provisioningState()));
    }

    /** Asks for an incremental snapshot of the disk and waits for the end of Azure's operation. */
    void create(Attempt attempt, SnapshotId snapshot, DiskInner disk, Map<String, String> tags) {
        ArmId id = snapshot.arm();
        SnapshotInner wanted = new SnapshotInner()
                .withLocation(disk.location())
                .withExtendedLocation(disk.extendedLocation())
                .withSku(new SnapshotSku().withName(storage(disk)))
                .withIncremental(true)
                .withCreationData(new CreationData()
                        .withCreateOption(DiskCreateOption.COPY)
                        .withSourceResourceId(disk.id()))
                .withTags(tags);
        azure.operations()
                .change(
                        attempt,
                        snapshot.id(),
                        () -> Answer.of(
                                client(id).createOrUpdateWithResponseAsync(id.resourceGroup(), id.name(), wanted)));
    }

    /** Cheap storage, as incremental snapshots have whatever the disk is on; over zones where the disk is. */
    private static SnapshotStorageAccountTypes storage(DiskInner disk) {
        @Nullable DiskStorageAccountTypes on = disk.sku() == null ? null : disk.sku().name();
        return on != null && on.toString().endsWith("_ZRS")
                ? SnapshotStorageAccountTypes.STANDARD_ZRS
                : SnapshotStorageAccountTypes.STANDARD_LRS;
    }

    private SnapshotsClient client(ArmId id) {
        return azure.clients().compute(id).getSnapshots();
    }

    /** A 404 because of the resource group is no free name: nothing could be created there either. */
    private static boolean isFreeName(ManagementException failure) {
        return failure.getResponse().getStatusCode() == 404
                && (failure.getValue() == null
                        || !"ResourceGroupNotFound".equals(failure.getValue().getCode()));
    }
}
