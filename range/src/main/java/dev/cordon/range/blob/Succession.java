package dev.cordon.range.blob;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How one state of a blob follows another: what is kept as a version, what is forgotten, and what refuses to go. */
final class Succession {
    private Succession() {}

    /** Checks that the present state, if any, may be replaced by new content. */
    static void requireReplaceable(BlobCall call) {
        Container container = call.container();
        Blob present = call.current().orElse(null);
        if (present != null) {
            call.requireRightToOverwrite();
        }
        Conditions.checkWrite(call, present);
        if (present != null) {
            WriteOnce.requireReplaceable(container, present);
            Leases.checkWrite(call, present.lease, "Blob");
        }
    }

    /** Puts a new state in the place of the present one, which becomes a version where versioning is on. */
    static Blob replace(BlobCall call, Blob fresh) {
        BlobHistory history = call.historyOrNew();
        Blob before = history.current;
        begin(call, fresh);
        List<Block> staged = List.copyOf(history.uncommitted.values());
        history.uncommitted.clear();
        succeed(call, history, before, fresh);
        staged.stream()
                .map(Block::segment)
                .filter(segment -> !fresh.segments.contains(segment))
                .forEach(call.bodies()::delete);
        return fresh;
    }

    /** Gives the same content another state, as Set Blob Metadata does. */
    static Blob revise(BlobCall call, Blob present) {
        if (!call.account().versioning()) {
            present.touch(call.now());
            return present;
        }
        BlobHistory history = call.historyOrNew();
        Blob fresh = present.duplicate();
        fresh.touch(call.now());
        fresh.versionId = Timestamps.unique(call.now());
        succeed(call, history, present, fresh);
        return fresh;
    }

    private static void begin(BlobCall call, Blob fresh) {
        fresh.touch(call.now());
        fresh.versionId = call.account().versioning() ? Timestamps.unique(call.now()) : null;
        WriteOnce.applyDefault(call.container(), fresh);
        Guards.apply(call, fresh);
    }

    private static void succeed(BlobCall call, BlobHistory history, @Nullable Blob before, Blob fresh) {
        history.current = fresh;
        if (before == null) {
            return;
        }
        fresh.lease = before.lease;
        before.lease = null;
        if (before.versionId != null) {
            history.versions.put(before.versionId, before);
        } else if (call.account().versioning()) {
            before.versionId = Timestamps.unique(before.created);
            history.versions.put(before.versionId, before);
        } else {
            keepOrForget(call, history, before, history.snapshots.isEmpty());
        }
    }

    /** Takes a state away: for some days where soft delete is on, else for good. */
    static void keepOrForget(BlobCall call, BlobHistory history, Blob gone, boolean mayBeKept) {
        if (call.account().deleteRetentionDays() > 0 && mayBeKept) {
            gone.deleted = call.now();
            history.softDeleted.add(gone);
        } else {
            forget(call, history, List.of(gone));
        }
    }

    /** Deletes the files that only the given states used. */
    static void forget(BlobCall call, BlobHistory history, List<Blob> gone) {
        Set<String> used = new HashSet<>();
        history.all()
                .filter(blob -> !gone.contains(blob))
                .flatMap(Blob::files)
                .forEach(segment -> used.add(segment.file()));
        history.uncommitted.values().forEach(block -> used.add(block.segment().file()));
        gone.stream()
                .flatMap(Blob::files)
                .filter(segment -> !used.contains(segment.file()))
                .forEach(call.bodies()::delete);
        if (history.isEmpty()) {
            call.container().blobs.values().remove(history);
        }
    }

    /** Forgets soft-deleted states whose days are over. */
    static void expire(BlobCall call) {
        Instant now = call.now();
        int days = call.account().deleteRetentionDays();
        for (BlobHistory history : List.copyOf(call.container().blobs.values())) {
            List<Blob> over = history.softDeleted.stream()
                    .filter(blob -> blob.deleted != null
                            && blob.deleted.plus(days, ChronoUnit.DAYS).isBefore(now))
                    .toList();
            history.softDeleted.removeAll(over);
            if (!over.isEmpty()) {
                forget(call, history, over);
            }
        }
    }
}
