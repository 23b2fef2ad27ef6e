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
import java.util.Optional;

/** One blob in the vault: it is written once, and read back to be believed. */
final class VaultBlob {
    private final BlobClient blob;
    private final String url;

    VaultBlob(BlobContainerClient container, String name) {
        this.blob = container.getBlobClient(name);
        this.url =
                container.getBlobContainerUrl() + "/" + Utility.urlEncode(name).replace("%2F", "/");
    }

    /** The blob as it is stored, or nothing if there is none. */
    Optional<StoredSlice> find() {
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
    StoredSlice stored() {
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
        return new StoredSlice(
                url, properties.getMetadata(), bytes.sha256(), bytes.length(), properties.getVersionId());
    }

    NewBlob begin(Attempt attempt) {
        return new NewBlob(blob.getBlockBlobClient(), attempt);
    }
}
