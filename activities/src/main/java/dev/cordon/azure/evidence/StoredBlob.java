package dev.cordon.azure.evidence;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A blob as it was read back from the vault.
 *
 * @param metadata who wrote it, and what else was said of it
 * @param sha256 of the bytes as stored, in lower-case hexadecimal
 * @param length in bytes
 */
public record StoredBlob(
        String url,
        Map<String, String> metadata,
        String sha256,
        long length,
        @Nullable String versionId) {}
