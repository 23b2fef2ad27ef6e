package dev.cordon.range.blob;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonMerge;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One state of a blob: the current one, an earlier version, or a snapshot. Guarded by the account's lock. */
final class Blob {
    BlobType type;

    @Nullable String versionId;

    @Nullable String snapshot;

    Instant created;
    Instant modified;
    String etag = "";
    ContentProperties content;

    @JsonMerge
    TreeMap<String, String> metadata = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    TreeMap<String, String> tags = new TreeMap<>();
    List<Segment> segments = new ArrayList<>();
    List<Block> blocks = new ArrayList<>();
    TreeMap<Long, Long> pages = new TreeMap<>();
    long sequenceNumber;
    int appendedBlocks;
    boolean sealed;

    @Nullable String tier;

    @Nullable Instant tierChanged;

    @Nullable Instant retainedUntil;

    boolean retentionLocked;
    boolean legalHold;

    @Nullable CopyState copy;

    @Nullable Lease lease;

    @Nullable Instant deleted;

    @JsonCreator
    Blob(
            @JsonProperty("type") BlobType type,
            @JsonProperty("created") Instant now,
            @JsonProperty("content") ContentProperties content) {
        this.type = type;
        this.created = now;
        this.modified = now;
        this.content = content;
    }

    /** The same state again, to become a version or snapshot of its own; files are not copied. */
    Blob duplicate() {
        Blob other = new Blob(type, created, content);
        other.modified = modified;
        other.etag = etag;
        other.metadata.putAll(metadata);
        other.tags.putAll(tags);
        other.segments.addAll(segments);
        other.blocks.addAll(blocks);
        other.pages.putAll(pages);
        other.sequenceNumber = sequenceNumber;
        other.appendedBlocks = appendedBlocks;
        other.sealed = sealed;
        other.tier = tier;
        other.tierChanged = tierChanged;
        other.copy = copy;
        return other;
    }

    Stream<Segment> files() {
        return Stream.concat(segments.stream(), blocks.stream().map(Block::segment));
    }

    long length() {
        return segments.stream().mapToLong(Segment::length).sum();
    }

    /** Says that the blob changed. */
    void touch(Instant now) {
        modified = now;
        etag = ETags.next();
    }
}
