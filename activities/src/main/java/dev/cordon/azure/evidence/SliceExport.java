package dev.cordon.azure.evidence;

import com.azure.storage.blob.BlobContainerClient;
import dev.cordon.azure.arm.Attempt;
import dev.cordon.azure.arm.Azure;
import dev.cordon.capability.FailureType;
import dev.cordon.capability.evidence.ActivityLogExport;
import dev.cordon.capability.evidence.ActivityLogSlice;
import java.io.OutputStream;
import java.util.Optional;

/**
 * One attempt at keeping a slice of the Activity Log. A blob that stands there already is adopted by its bytes alone: they
 * are what Azure answers now, or what an attempt before this one told that it was about to write. The log may have grown
 * since an attempt that died, and metadata can be written by anybody, so any other blob is left alone, and the slice goes
 * under the next name.
 */
final class SliceExport {
    private static final int MOST_NAMES = 9;

    private final Azure azure;
    private final Attempt attempt;
    private final ActivityLogSlice slice;
    private final BlobContainerClient container;
    private SlicesTold told;

    SliceExport(Azure azure, Attempt attempt, ActivityLogSlice slice) {
        this.azure = azure;
        this.attempt = attempt;
        this.slice = slice;
        this.container = azure.clients().container(slice.container());
        this.told = attempt.left(SlicesTold.class).orElse(SlicesTold.NONE);
    }

    ActivityLogExport carryOut() {
        for (int number = 1; number <= MOST_NAMES; number++) {
            Optional<ActivityLogExport> kept = keep(new VaultBlob(container, slice.blob(number)));
            if (kept.isPresent()) {
                return kept.get();
            }
        }
        throw FailureType.REFUSED.failure(
                "Could not export the Activity Log: " + MOST_NAMES
                        + " names are taken by blobs that are not what this run" + " wrote, up to "
                        + slice.blob(MOST_NAMES),
                null);
    }

    /** The export under this name, or nothing if something else stands there. */
    private Optional<ActivityLogExport> keep(VaultBlob blob) {
        Optional<StoredBlob> there = blob.find();
        return there.isEmpty() ? write(blob) : adopt(blob, there.get());
    }

    private Optional<ActivityLogExport> write(VaultBlob blob) {
        NewBlob target = blob.begin(attempt);
        SliceDocument document = read(target);
        String sha256 = target.sha256();
        told = told.and(sha256);
        attempt.keep(told);
        attempt.tell();
        boolean ours = target.commit(BlobOrigin.metadata(slice.run(), SliceCounts.of(document)));
        StoredBlob stored = blob.stored();
        if (ours && !stored.sha256().equals(sha256)) {
            throw FailureType.REFUSED.failure(
                    "Blob " + blob.url() + " does not read back as it was written: its SHA-256 is " + stored.sha256()
                            + ", and of what was written " + sha256,
                    null);
        }
        return adopt(blob, stored, document, sha256, !ours);
    }

    private Optional<ActivityLogExport> adopt(VaultBlob blob, StoredBlob there) {
        if (told.has(there)) {
            return Optional.of(SliceCounts.export(new Kept(there, true), attempt));
        }
        HashingStream bytes = new HashingStream();
        SliceDocument document = read(bytes);
        return adopt(blob, there, document, bytes.sha256(), true);
    }

    private Optional<ActivityLogExport> adopt(
            VaultBlob blob, StoredBlob stored, SliceDocument document, String sha256, boolean adopted) {
        BlobOrigin.require(slice.run(), stored.metadata(), blob.url());
        return stored.sha256().equals(sha256)
                ? Optional.of(SliceCounts.export(new Kept(stored, adopted), document, attempt))
                : Optional.empty();
    }

    private SliceDocument read(OutputStream target) {
        SliceDocument document = new SliceDocument(slice, target);
        ActivityLogPages pages = new ActivityLogPages(azure.clients().arm(), slice);
        while (pages.hasNext()) {
            attempt.proceed();
            document.add(pages.next());
        }
        document.end();
        return document;
    }
}
