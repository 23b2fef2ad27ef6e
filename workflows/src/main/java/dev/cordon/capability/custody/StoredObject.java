package dev.cordon.capability.custody;

import org.jspecify.annotations.Nullable;

/**
 * An object of evidence as it stands where nobody can change it.
 *
 * @param location URL of the blob without any signature, or Azure Resource Manager id of a snapshot
 * @param sha256 SHA-256 of the bytes as stored, read back, in lower-case hexadecimal; null for what has no bytes that
 *     could be read, such as a snapshot, or that were not read back yet
 * @param length number of the bytes; null where the hash is
 * @param versionId version of the blob; null where the container keeps none
 */
public record StoredObject(
        String location,
        @Nullable String sha256,
        @Nullable Long length,
        @Nullable String versionId) {}
