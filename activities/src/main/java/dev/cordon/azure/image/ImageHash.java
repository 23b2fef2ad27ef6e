package dev.cordon.azure.image;

import com.azure.core.util.Context;
import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobRange;
import com.azure.storage.blob.models.BlobRequestConditions;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.models.DownloadRetryOptions;
import dev.cordon.azure.arm.Attempt;
import dev.cordon.azure.evidence.VaultBlob;
import dev.cordon.capability.FailureType;
import dev.cordon.capability.image.HashedImage;
import dev.cordon.capability.image.ImageToHash;
import java.io.OutputStream;

/** One attempt at hashing an image as it is stored, going on where the one before had come to. */
final class ImageHash {
    /** What is asked for at once; it passes through in small pieces. */
    private static final long RANGE = 256L * 1024 * 1024;
    /** How often progress is kept. */
    private static final long STRIDE = 1024 * 1024;

    private static final int CONDITION_NOT_MET = 412;

    private final Attempt attempt;
    private final ImageToHash image;
    private final BlobClient blob;
    private final String url;

    ImageHash(BlobContainerClient container, Attempt attempt, ImageToHash image) {
        this.attempt = attempt;
        this.image = image;
        this.blob = container.getBlobClient(image.blob());
        this.url = VaultBlob.url(container, image.blob());
    }

    HashedImage carryOut() {
        long length = blob.getProperties().getBlobSize();
        RunningHash hash = attempt.left(HashProgress.class)
                .filter(left -> image.etag().equals(left.etag()))
                .map(RunningHash::resume)
                .orElseGet(() -> RunningHash.begin(image.etag()));
        long resumedAt = hash.offset();
        readToEnd(hash, length);
        return new HashedImage(hash.sha256(), length, resumedAt, attempt.provenance());
    }

    private void readToEnd(RunningHash hash, long length) {
        try {
            while (hash.offset() < length) {
                attempt.proceed();
                read(hash, Math.min(RANGE, length - hash.offset()));
            }
        } catch (RuntimeException failure) {
            attempt.keep(hash.progress());
            attempt.tell();
            throw failure;
        }
    }

    private void read(RunningHash hash, long count) {
        try {
            blob.downloadStreamWithResponse(
                    new KeepingProgress(hash),
                    new BlobRange(hash.offset(), count),
                    new DownloadRetryOptions().setMaxRetryRequests(0),
                    new BlobRequestConditions().setIfMatch(image.etag()),
                    false,
                    null,
                    Context.NONE);
        } catch (BlobStorageException failure) {
            if (failure.getStatusCode() == CONDITION_NOT_MET) {
                throw FailureType.REFUSED.failure(
                        "Blob " + url + " is not the one that was exported: its etag is no longer " + image.etag(),
                        null);
            }
            throw failure;
        }
    }

    /** Passes bytes on to the hash, and from time to time to the heartbeat how far it is. */
    private final class KeepingProgress extends OutputStream {
        private final RunningHash hash;
        private long kept;

        KeepingProgress(RunningHash hash) {
            this.hash = hash;
            this.kept = hash.offset();
        }

        @Override
        public void write(int value) {
            hash.write(value);
            keep();
        }

        @Override
        public void write(byte[] bytes, int from, int count) {
            hash.write(bytes, from, count);
            keep();
        }

        private void keep() {
            if (hash.offset() - kept >= STRIDE) {
                kept = hash.offset();
                attempt.proceed();
                attempt.keep(hash.progress());
            }
        }
    }
}
