package dev.cordon.runbook.preserve;

import dev.cordon.capability.evidence.DiskSnapshot;
import dev.cordon.capability.image.ExportedImage;
import dev.cordon.capability.image.HashedImage;
import org.jspecify.annotations.Nullable;

/**
 * How far the evidence of one disk is preserved.
 *
 * @param image its image in the vault; null if it was not copied
 * @param hash what reading it back showed; null if it was not read back
 */
public record PreservedDisk(
        DiskSnapshot snapshot,
        @Nullable ExportedImage image,
        @Nullable HashedImage hash) {
    PreservedDisk with(ExportedImage copied) {
        return new PreservedDisk(snapshot, copied, null);
    }

    PreservedDisk with(HashedImage read) {
        return new PreservedDisk(snapshot, image, read);
    }

    boolean complete() {
        return image != null && hash != null;
    }

    String name() {
        return snapshot.disk().name();
    }
}
