package dev.cordon.fake;

import dev.cordon.capability.FailureType;
import dev.cordon.capability.evidence.SnapshotId;
import dev.cordon.capability.image.ExportedImage;
import dev.cordon.capability.image.HashedImage;
import dev.cordon.capability.image.ImageActivities;
import dev.cordon.capability.image.ImageOrder;
import dev.cordon.capability.image.ImageToHash;
import java.nio.charset.StandardCharsets;

/** Images whose bytes are the snapshot's id. Access that a failing copy was given stays given until it is ended. */
record FakeImages(FakeAzure azure) implements ImageActivities {
    @Override
    public ExportedImage export(ImageOrder order) {
        synchronized (azure) {
            azure.accessible.add(order.snapshot().id());
            azure.asked("image.export", order.snapshot().name());
            if (!azure.snapshots.containsKey(FakeAzure.key(order.snapshot().id()))) {
                throw FailureType.NOT_FOUND.failure(
                        "there is no snapshot " + order.snapshot().id(), null);
            }
            byte[] bytes = order.snapshot().id().getBytes(StandardCharsets.UTF_8);
            boolean adopted = azure.images.putIfAbsent(order.blob(), bytes) != null;
            azure.accessible.remove(order.snapshot().id());
            return new ExportedImage(
                    order.container() + "/" + order.blob(), "etag-1", bytes.length, "1", adopted, FakeVault.PROVENANCE);
        }
    }

    @Override
    public HashedImage hash(ImageToHash image) {
        synchronized (azure) {
            azure.asked("image.observe", image.blob().substring(image.blob().lastIndexOf('/') + 1));
            byte[] bytes = azure.images.get(image.blob());
            if (bytes == null) {
                throw FailureType.NOT_FOUND.failure("there is no image " + image.blob(), null);
            }
            return new HashedImage(FakeVault.sha256(bytes), bytes.length, 0, FakeVault.PROVENANCE);
        }
    }

    @Override
    public void endAccess(SnapshotId snapshot) {
        synchronized (azure) {
            azure.asked("image.endAccess", snapshot.name());
            azure.accessible.remove(snapshot.id());
        }
    }
}
