package dev.cordon.azure.image;

import dev.cordon.azure.arm.Azure;
import dev.cordon.capability.evidence.SnapshotId;
import dev.cordon.capability.image.ExportedImage;
import dev.cordon.capability.image.HashedImage;
import dev.cordon.capability.image.ImageActivities;
import dev.cordon.capability.image.ImageOrder;
import dev.cordon.capability.image.ImageToHash;

/** Has the storage service copy images of snapshots into the vault, and hashes them as they are stored there. */
public final class VaultImageActivities implements ImageActivities {
    private final Azure azure;

    public VaultImageActivities(Azure azure) {
        this.azure = azure;
    }

    @Override
    public ExportedImage export(ImageOrder order) {
        return azure.work()
                .on(
                        "copy the image of snapshot " + order.snapshot().id() + " to " + order.container() + "/"
                                + order.blob(),
                        attempt -> new ImageExport(azure, attempt, order).carryOut());
    }

    @Override
    public HashedImage hash(ImageToHash image) {
        return azure.work()
                .keeping(
                        HashProgress.class,
                        "hash the image " + image.container() + "/" + image.blob(),
                        attempt ->
                                new ImageHash(azure.clients().container(image.container()), attempt, image).carryOut());
    }

    @Override
    public void endAccess(SnapshotId snapshot) {
        azure.work().on("end the access to snapshot " + snapshot.id(), attempt -> {
            new SnapshotAccess(azure, snapshot).end(attempt);
            return snapshot;
        });
    }
}
