package dev.cordon.capability.image;

import dev.cordon.capability.custody.Provenance;
import org.jspecify.annotations.Nullable;

/**
 * An image as it stands in the vault, not yet read back.
 *
 * @param url URL of the blob, without any signature
 * @param etag the blob's etag: what is hashed later has the same
 * @param length in bytes
 * @param versionId the blob's version, or null if the container keeps no versions
 * @param adopted true if an earlier attempt of the same run had written it
 */
public record ExportedImage(
        String url,
        String etag,
        long length,
        @Nullable String versionId,
        boolean adopted,
        @Nullable Provenance provenance) {}
