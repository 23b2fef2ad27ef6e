package dev.cordon.capability.history;

import dev.cordon.capability.custody.Provenance;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A history as it stands in the vault.
 *
 * @param url URL of the blob, without any signature
 * @param sha256 SHA-256 of the bytes as stored, read back, in lower-case hexadecimal
 * @param length their number
 * @param versionId the blob's version, or null if the container keeps no versions
 * @param events how many events it has
 * @param status how the run closed, for example {@code Completed}
 * @param closedAt when
 */
public record ArchivedHistory(
        String url,
        String sha256,
        long length,
        @Nullable String versionId,
        long events,
        String status,
        Instant closedAt,
        @Nullable Provenance provenance) {}
