package dev.cordon.azure.evidence;

import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.azure.storage.blob.models.BlobErrorCode;
import com.azure.storage.blob.models.BlobHttpHeaders;
import com.azure.storage.blob.models.BlobRequestConditions;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.options.BlockBlobCommitBlockListOptions;
import com.azure.storage.blob.options.BlockBlobSimpleUploadOptions;
import com.azure.storage.blob.specialized.BlockBlobClient;
import java.util.List;
import java.util.Map;

/** Makes a blob of staged blocks exist, unless one of its name does: nothing in the vault is overwritten. */
public final class FirstCommit {
    private FirstCommit() {}

    /**
     * Commits with If-None-Match: *.
     *
     * @return false if a blob of that name exists
     */
    public static boolean of(
            BlockBlobClient blob, List<String> blocks, String contentType, Map<String, String> metadata) {
        BlockBlobCommitBlockListOptions whole = new BlockBlobCommitBlockListOptions(blocks)
                .setMetadata(metadata)
                .setHeaders(new BlobHttpHeaders().setContentType(contentType))
                .setRequestConditions(new BlobRequestConditions().setIfNoneMatch("*"));
        return unlessExists(() -> blob.commitBlockListWithResponse(whole, null, Context.NONE));
    }

    /**
     * Writes a blob that is sent as a whole, with If-None-Match: *.
     *
     * @return false if a blob of that name exists
     */
    static boolean whole(BlockBlobClient blob, byte[] content, String contentType, Map<String, String> metadata) {
        BlockBlobSimpleUploadOptions whole = new BlockBlobSimpleUploadOptions(BinaryData.fromBytes(content))
                .setMetadata(metadata)
                .setHeaders(new BlobHttpHeaders().setContentType(contentType))
                .setRequestConditions(new BlobRequestConditions().setIfNoneMatch("*"));
        return unlessExists(() -> blob.uploadWithResponse(whole, null, Context.NONE));
    }

    private static boolean unlessExists(Runnable write) {
        try {
            write.run();
            return true;
        } catch (BlobStorageException failure) {
            if (exists(failure.getErrorCode())) {
                return false;
            }
            throw failure;
        }
    }

    private static boolean exists(BlobErrorCode code) {
        return BlobErrorCode.BLOB_ALREADY_EXISTS.equals(code)
                || BlobErrorCode.CONDITION_NOT_MET.equals(code)
                || BlobErrorCode.BLOB_IMMUTABLE_DUE_TO_POLICY.equals(code);
    }
}
