package dev.cordon.range.blob;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything that goes by one blob name. Guarded by the account's lock. */
final class BlobHistory {
    @Nullable Blob current;

    TreeMap<String, Blob> versions = new TreeMap<>();
    TreeMap<String, Blob> snapshots = new TreeMap<>();
    LinkedHashMap<String, Block> uncommitted = new LinkedHashMap<>();
    List<Blob> softDeleted = new ArrayList<>();

    boolean isEmpty() {
        return current == null
                && versions.isEmpty()
                && snapshots.isEmpty()
                && uncommitted.isEmpty()
                && softDeleted.isEmpty();
    }

    /** Every state that still holds bytes. */
    Stream<Blob> all() {
        Stream<Blob> now = current == null ? Stream.empty() : Stream.of(current);
        return Stream.of(now, versions.values().stream(), snapshots.values().stream(), softDeleted.stream())
                .flatMap(states -> states);
    }

    /** Every file that any state uses. */
    Stream<Segment> files() {
        Stream<Segment> staged = uncommitted.values().stream().map(Block::segment);
        return Stream.concat(all().flatMap(Blob::files), staged);
    }

    /** The state that a version id names, the current one included. */
    @Nullable Blob version(String versionId) {
        if (current != null && versionId.equals(current.versionId)) {
            return current;
        }
        return versions.get(versionId);
    }
}
