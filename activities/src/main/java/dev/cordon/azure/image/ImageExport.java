package dev.cordon.azure.image;

import dev.cordon.azure.arm.Attempt;
import dev.cordon.azure.arm.Azure;
import dev.cordon.azure.arm.SignedUrl;
import dev.cordon.capability.FailureType;
import dev.cordon.capability.image.ExportedImage;
import dev.cordon.capability.image.ImageOrder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** One attempt at copying the image of a snapshot to the vault, going on where the one before left off. */
final class ImageExport {
    private static final int BLOCKS_AT_ONCE = 8;

    private final Azure azure;
    private final Attempt attempt;
    private final ImageOrder order;
    private final SnapshotAccess access;
    private final ImageBlob blob;

    ImageExport(Azure azure, Attempt attempt, ImageOrder order) {
        this.azure = azure;
        this.attempt = attempt;
        this.order = order;
        this.access = new SnapshotAccess(azure, order.snapshot());
        this.blob = new ImageBlob(azure.clients().patientContainer(order.container()), order.blob(), order.run());
    }

    ExportedImage carryOut() {
        Optional<ExportedImage> before = blob.find(attempt, true);
        if (before.isPresent()) {
            // The worker that wrote it may have died before it could end its access.
            access.end(attempt);
            return before.get();
        }
        return access.during(attempt, Duration.ofHours(order.accessHours()), this::copy);
    }

    private ExportedImage copy(SignedUrl source) {
        long length = azure.clients().length(source);
        List<PlannedBlock> plan =
                BlockPlan.of(order.run(), order.snapshot(), length).blocks();
        Set<PlannedBlock> staged = blob.staged(plan);
        azure.together()
                .all(
                        plan.stream()
                                .filter(block -> !staged.contains(block))
                                .map(block -> stage(block, source))
                                .toList(),
                        BLOCKS_AT_ONCE);
        requireWhole(
                length,
                blob.staged(plan).stream().mapToLong(PlannedBlock::length).sum());
        attempt.proceed();
        boolean ours = blob.commit(plan, order.snapshot());
        ExportedImage image = blob.find(attempt, !ours).orElseThrow(() -> gone(length));
        requireWhole(length, image.length());
        return image;
    }

    private Supplier<Boolean> stage(PlannedBlock block, SignedUrl source) {
        return () -> {
            attempt.proceed();
            blob.stage(block, source);
            return true;
        };
    }

    private void requireWhole(long expected, long there) {
        if (there != expected) {
            throw FailureType.CONFLICT.failure(
                    "The image of snapshot " + order.snapshot().id() + " has " + expected + " bytes, and " + blob.url()
                            + " has " + there,
                    null);
        }
    }

    private RuntimeException gone(long length) {
        return FailureType.CONFLICT.failure(
                "Blob " + blob.url() + " of " + length + " bytes was committed and is not there", null);
    }
}
