package dev.cordon.auditor.pack;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Azure said of a blob when it was pulled.
 *
 * @param name within the run's folder
 * @param contentMd5 as Azure keeps it, in Base64; null where it keeps none
 * @param retainedUntil until when a policy on this version retains it; null where it has none of its own
 * @param retentionMode {@code Locked} or {@code Unlocked}; null in the same
 * @param copied whether its bytes were pulled, too
 * @param otherVersions ids of all other versions of its name; none for a name that was written once
 * @param gone whether the name leads to no version any more, since somebody deleted it
 */
public record PulledBlob(
        String name,
        @Nullable String versionId,
        @Nullable String etag,
        long length,
        @Nullable Instant createdAt,
        @Nullable String contentMd5,
        @Nullable Instant retainedUntil,
        @Nullable String retentionMode,
        boolean legalHold,
        Map<String, String> metadata,
        boolean copied,
        List<String> otherVersions,
        boolean gone) {
    public PulledBlob {
        otherVersions = List.copyOf(otherVersions);
        metadata = Map.copyOf(metadata);
    }
}
