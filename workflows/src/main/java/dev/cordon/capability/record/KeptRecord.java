package dev.cordon.capability.record;

import dev.cordon.capability.custody.Provenance;
import org.jspecify.annotations.Nullable;

/**
 * A record as it stands in the vault.
 *
 * @param url URL of the blob, without any signature
 * @param sha256 SHA-256 of the bytes as stored, read back, in lower-case hexadecimal
 * @param length their number
 * @param versionId the blob's version, or null if the container keeps no versions
 * @param adopted true if an earlier attempt of the same run had written it
 * @param provenance who wrote it, when; null in histories older than chains of custody
 */
public record KeptRecord(
        String url,
        String sha256,
        long length,
        @Nullable String versionId,
        boolean adopted,
        @Nullable Provenance provenance) {}
