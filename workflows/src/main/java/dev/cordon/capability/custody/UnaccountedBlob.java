package dev.cordon.capability.custody;

import org.jspecify.annotations.Nullable;

/**
 * A blob in a run's folder that no custody record names: an activity had written it when the run was ended.
 *
 * @param name of the blob in its container
 * @param url URL of the blob, without any signature
 * @param etag the blob's etag: what is hashed later has the same
 * @param length in bytes
 * @param versionId the blob's version, or null if the container keeps no versions
 */
public record UnaccountedBlob(
        String name,
        String url,
        String etag,
        long length,
        @Nullable String versionId) {
    /** Its name within the run's folder. */
    public String evidenceId() {
        return name.split("/", 3)[2];
    }
}
