package dev.cordon.capability.image;

import dev.cordon.capability.custody.Provenance;
import org.jspecify.annotations.Nullable;

/**
 * What reading an image back showed.
 *
 * @param sha256 of the bytes as stored, in lower-case hexadecimal
 * @param length how many they are
 * @param resumedAt how many of them had been hashed by attempts before the one that ended, and were not read again
 */
public record HashedImage(
        String sha256,
        long length,
        long resumedAt,
        @Nullable Provenance provenance) {}
