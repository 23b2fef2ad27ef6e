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
    static final String ETAG = "etag-1";

    @Override
    public ExportedImage export(ImageOrder order) {
        synchronized (azure) {
            azure.accessible.add(order.snapshot().id());
            azure.asked("image.export", order.snapshot().name());
            if (!azure.snapshots.containsKey(FakeAzure.key(order.snapshot().id()))) {
                throw FailureType.NOT_FOUND.failure(
                        "there is no snapshot " + order.snapshot().id(), null);
            }
            FakeAzure.Blob ours =
                    new FakeAzure.Blob(order.run(), order.snapshot().id());
            FakeAzure.Blob there = azure.images.putIfAbsent(order.blob(), ours);
            azure.accessible.remove(order.snapshot().id());
            if (there != null && !there.run().equals(order.run())) {
                throw FailureType.REFUSED.failure(order.blob() + " exists and is another run's", null);
            }
            return new ExportedImage(
                    order.container() + "/" + order.blob(),
                    ETAG,
                    bytes(there == null ? ours : there).length,
                    "1",
                    there != null,
                    FakeVault.PROVENANCE);
        }
    }

    private static byte[] bytes(FakeAzure.Blob blob) {
        return blob.text().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public HashedImage hash(ImageToHash image) {
        synchronized (azure) {
            azure.asked("image.observe", image.blob().substring(image.blob().lastIndexOf('/') + 1));
            byte[] bytes = azure.evidence().get(image.blob());
            if (bytes == null) {
                throw FailureType.NOT_FOUND.failure("there is no image " + image.blob(), null);
            }
            if (!image.etag().equals(ETAG)) {
                throw FailureType.REFUSED.failure(image.blob() + " is not the image that was exported", null);
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
