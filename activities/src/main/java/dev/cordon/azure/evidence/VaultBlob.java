package dev.cordon.azure.evidence;

import com.azure.core.util.Context;
import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobErrorCode;
import com.azure.storage.blob.models.BlobProperties;
import com.azure.storage.blob.models.BlobRequestConditions;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.models.DownloadRetryOptions;
import com.azure.storage.blob.options.BlobInputStreamOptions;
import com.azure.storage.common.Utility;
import dev.cordon.azure.arm.Attempt;
import dev.cordon.capability.FailureType;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One blob in the vault: it is written once, and read back to be believed. */
public final class VaultBlob {
    private static final int READ_AT_ONCE = 4 * 1024 * 1024;

    private final BlobClient blob;
    private final String url;

    public VaultBlob(BlobContainerClient container, String name) {
        this(container, name, null);
    }

    /**
     * A blob by its name.
     *
     * @param version the version of it to read; the current one if null
     */
    VaultBlob(BlobContainerClient container, String name, @Nullable String version) {
        this.blob = container.getBlobVersionClient(name, version);
        this.url = url(container, name);
    }

    /** The blob as it is stored, or nothing if there is none. */
    public Optional<StoredBlob> find() {
        try {
            return Optional.of(stored());
        } catch (BlobStorageException failure) {
            if (isMissing(failure)) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    /** The blob as it is stored: its bytes are read back and hashed. */
    public StoredBlob stored() {
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
    public byte[] bytes() {
        return blob.downloadContentWithResponse(
                        new DownloadRetryOptions().setMaxRetryRequests(0), null, null, Context.NONE)
                .getValue()
                .toBytes();
    }

    /** Where a blob is, without any signature. */
    public static String url(BlobContainerClient container, String name) {
        return container.getBlobContainerUrl() + "/" + Utility.urlEncode(name).replace("%2F", "/");
    }

    /** Whether there is no such blob, as opposed to no such container. */
    public static boolean isMissing(BlobStorageException failure) {
        return failure.getStatusCode() == 404 && !BlobErrorCode.CONTAINER_NOT_FOUND.equals(failure.getErrorCode());
    }

    /** The bytes as a stream, all of one version of the blob. */
    InputStream open() {
        return blob.openInputStream(new BlobInputStreamOptions().setBlockSize(READ_AT_ONCE));
    }

    public String url() {
        return url;
    }

    /**
     * Writes the whole blob at once, unless one of its name exists (If-None-Match: *).
     *
     * @return false if one does
     */
    public boolean create(byte[] content, String contentType, String run) {
        return create(content, contentType, BlobOrigin.metadata(run, Map.of()));
    }

    private boolean create(byte[] content, String contentType, Map<String, String> metadata) {
        return FirstCommit.whole(blob.getBlockBlobClient(), content, contentType, metadata);
    }

    /** Keeps exactly these bytes: written now, unless they stand there already, which is adopted. */
    public Kept keepExactly(byte[] content, String contentType, String run) {
        return keepExactly(content, contentType, BlobOrigin.metadata(run, Map.of()));
    }

    /** As {@link #keepExactly(byte[], String, String)}, with metadata of the writer's own. */
    Kept keepExactly(byte[] content, String contentType, Map<String, String> metadata) {
        boolean ours = create(content, contentType, metadata);
        StoredBlob stored = stored();
        if (!stored.sha256().equals(Sha256.of(content))) {
            throw FailureType.REFUSED.failure(
                    "Blob " + url + " exists already with other bytes (SHA-256 " + stored.sha256()
                            + "), and nothing in the vault is overwritten",
                    null);
        }
        return new Kept(stored, !ours);
    }

    NewBlob begin(Attempt attempt) {
        return new NewBlob(blob.getBlockBlobClient(), attempt);
    }
}
