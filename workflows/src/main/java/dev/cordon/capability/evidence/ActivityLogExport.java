package dev.cordon.capability.evidence;

import dev.cordon.capability.custody.Provenance;
import org.jspecify.annotations.Nullable;

/**
 * A slice of the Activity Log as it stands in the vault.
 *
 * @param url URL of the blob, without any signature
 * @param sha256 SHA-256 of the bytes as stored, read back, in lower-case hexadecimal
 * @param length their number
 * @param versionId the blob's version, or null if the container keeps no versions
 * @param events how many events it holds
 * @param pages how many pages Azure gave them in
 * @param adopted true if an earlier attempt of the same run had written it
 * @param provenance who exported it, when; null in histories older than chains of custody
 */
public record ActivityLogExport(
        String url,
        String sha256,
        long length,
        @Nullable String versionId,
        int events,
        int pages,
        boolean adopted,
        @Nullable Provenance provenance) {}
