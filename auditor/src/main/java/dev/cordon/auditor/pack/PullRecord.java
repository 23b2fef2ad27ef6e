package dev.cordon.auditor.pack;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What {@code audit pull} wrote down beside what it copied: {@code pack.json}.
 *
 * @param container URL of the vault's container
 * @param immutabilityPolicy whether Azure says that a retention policy stands on the container
 * @param versionImmutability whether it says that versions carry policies of their own
 * @param legalHold whether it says that a legal hold stands on it
 * @param publicAccess how anybody may read it: not at all ({@code none}), blobs that they know by name, or all of it
 */
public record PullRecord(
        String schema,
        Instant pulledAt,
        String container,
        boolean immutabilityPolicy,
        boolean versionImmutability,
        boolean legalHold,
        String publicAccess,
        List<PulledBlob> blobs) {
    public static final String SCHEMA = "cordon.pack/2";
    public static final String NAME = "pack.json";

    public PullRecord {
        blobs = List.copyOf(blobs);
    }

    /** What was said of a blob. */
    public Optional<PulledBlob> blob(String name) {
        return blobs.stream().filter(blob -> blob.name().equals(name)).findFirst();
    }
}
