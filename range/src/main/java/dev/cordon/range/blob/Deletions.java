package dev.cordon.range.blob;

import dev.cordon.range.http.Answer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Deleting blobs, snapshots and versions, and bringing them back. */
final class Deletions {
    private Deletions() {}

    static Answer blob(BlobCall call) {
        if (call.query("snapshot").isPresent()) {
            return snapshot(call);
        }
        Blob blob = call.currentOrNotFound();
        BlobHistory history = call.historyOrNew();
        Conditions.checkWrite(call, blob);
        String which = call.header("x-ms-delete-snapshots").orElse("");
        if (!history.snapshots.isEmpty() && which.isEmpty()) {
            throw StorageError.of(
                    409, "SnapshotsPresent", "This operation is not permitted while the blob has snapshots.");
        }
        if (which.equals("only")) {
            return snapshots(call, history);
        }
        Leases.checkWrite(call, blob.lease, "Blob");
        // Where versions are guarded one by one, the blob only turns into a version, which stays guarded.
        if (!isKeptAsVersion(call, blob) || !call.container().versionLevelImmutability) {
            WriteOnce.requireDeletable(call.container(), blob, call.now());
        }
        snapshots(call, history);
        history.current = null;
        blob.lease = null;
        if (isKeptAsVersion(call, blob)) {
            history.versions.put(String.valueOf(blob.versionId), blob);
        } else {
            Succession.keepOrForget(call, history, blob, true);
        }
        return accepted(call);
    }

    private static boolean isKeptAsVersion(BlobCall call, Blob blob) {
        return call.account().versioning() && blob.versionId != null;
    }

    private static Answer snapshots(BlobCall call, BlobHistory history) {
        history.snapshots.values().forEach(one -> WriteOnce.requireDeletable(call.container(), one, call.now()));
        List<Blob> gone = new ArrayList<>(history.snapshots.values());
        history.snapshots.clear();
        gone.forEach(one -> Succession.keepOrForget(call, history, one, true));
        return accepted(call);
    }

    private static Answer snapshot(BlobCall call) {
        Blob blob = call.asked();
        BlobHistory history = call.historyOrNew();
        WriteOnce.requireDeletable(call.container(), blob, call.now());
        history.snapshots.remove(String.valueOf(blob.snapshot));
        Succession.keepOrForget(call, history, blob, true);
        return accepted(call);
    }

    static Answer version(BlobCall call) {
        Blob blob = call.asked();
        BlobHistory history = call.historyOrNew();
        if (blob.equals(history.current)) {
            throw StorageError.of(
                    403, "OperationNotAllowedOnRootBlob", "The specified operation is not allowed on root blob.");
        }
        WriteOnce.requireDeletable(call.container(), blob, call.now());
        history.versions.remove(String.valueOf(blob.versionId));
        Succession.keepOrForget(call, history, blob, true);
        return accepted(call);
    }

    static Answer undelete(BlobCall call) {
        Succession.expire(call);
        BlobHistory history = call.history().orElseThrow(StorageError::blobNotFound);
        Optional<Blob> last = history.softDeleted.stream()
                .filter(blob -> blob.snapshot == null && blob.versionId == null)
                .max(Comparator.comparing(blob -> String.valueOf(blob.deleted)));
        if (history.current == null && history.softDeleted.isEmpty() && history.versions.isEmpty()) {
            throw StorageError.blobNotFound();
        }
        if (history.current == null && last.isPresent()) {
            history.current = last.get();
        }
        for (Blob blob : history.softDeleted) {
            blob.deleted = null;
            if (blob.snapshot != null) {
                history.snapshots.put(blob.snapshot, blob);
            } else if (blob.versionId != null) {
                history.versions.put(blob.versionId, blob);
            }
        }
        history.softDeleted.clear();
        return Answer.empty(200);
    }

    private static Answer accepted(BlobCall call) {
        boolean kept = call.account().deleteRetentionDays() > 0;
        return Answer.empty(202).with("x-ms-delete-type-permanent", String.valueOf(!kept));
    }
}
