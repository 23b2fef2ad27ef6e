package dev.cordon.azure.evidence;

import com.azure.core.util.Context;
import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobErrorCode;
import com.azure.storage.blob.models.BlobProperties;
import com.azure.storage.blob.models.BlobRequestConditions;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.models.DownloadRetryOptions;
import com.azure.storage.common.Utility;
import dev.cordon.azure.arm.Attempt;
import dev.cordon.capability.FailureType;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One blob in the vault: it is written once, and read back to be believed. */
final class VaultBlob {
    private final BlobClient blob;
    private final String url;

    VaultBlob(BlobContainerClient container, String name) {
        this(container, name, null);
    }

    /**
     * A blob by its name.
     *
     * @param version the version of it to read; the current one if null
     */
    VaultBlob(BlobContainerClient container, String name, @Nullable String version) {
        this.blob = container.getBlobVersionClient(name, version);
        this.url =
                container.getBlobContainerUrl() + "/" + Utility.urlEncode(name).replace("%2F", "/");
    }

    /** The blob as it is stored, or nothing if there is none. */
    Optional<StoredBlob> find() {
        try {
            return Optional.of(stored());
        } catch (BlobStorageException failure) {
            if (failure.getStatusCode() == 404 && !BlobErrorCode.CONTAINER_NOT_FOUND.equals(failure.getErrorCode())) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    /** The blob as it is stored: its bytes are read back and hashed. */
    StoredBlob stored() {
        BlobProperties properties = blob.getProperties();
        HashingStream bytes = new HashingStream();
        blob.downloadStreamWithResponse(
                bytes,
                null,
                new DownloadRetryOptions().setMaxRetryRequests(0),
                new BlobRequestConditions().setIfMatch(properties.getETag()),
                false,
                null,
                Context.NONE);
        return new StoredBlob(url, properties.getMetadata(), bytes.sha256(), bytes.length(), properties.getVersionId());
    }

    /** The bytes as they are stored. */
    byte[] bytes() {
        return blob.downloadContentWithResponse(
                        new DownloadRetryOptions().setMaxRetryRequests(0), null, null, Context.NONE)
                .getValue()
                .toBytes();
    }

    String url() {
        return url;
    }

    /**
     * Keeps a blob of the run's own: written now, unless an attempt before this one had written it.
     *
     * @param write whether the blob is ours: false if somebody wrote one of that name meanwhile
     */
    Kept keep(String run, BooleanSupplier write) {
        Optional<StoredBlob> before = find();
        if (before.isEmpty() && write.getAsBoolean()) {
            return new Kept(stored(), false);
        }
        StoredBlob found = before.orElseGet(this::stored);
        if (!BlobOrigin.isOf(run, found.metadata())) {
            throw FailureType.REFUSED.failure(
                    "Blob " + url + " is another run's: it exists already and was not written by run " + run
                            + ", and nothing in the vault is overwritten",
                    null);
        }
        return new Kept(found, true);
    }

    NewBlob begin(Attempt attempt) {
        return new NewBlob(blob.getBlockBlobClient(), attempt);
    }
}
