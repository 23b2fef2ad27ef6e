package dev.cordon.range.blob;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /** The state that a version id names, the current one included. */
    @Nullable Blob version(String versionId) {
        if (current != null && versionId.equals(current.versionId)) {
            return current;
        }
        return versions.get(versionId);
    }

    /** Snapshots and versions whose time of deletion has not come. */
    Map<String, Blob> snapshots() {
        return snapshots;
    }
}
