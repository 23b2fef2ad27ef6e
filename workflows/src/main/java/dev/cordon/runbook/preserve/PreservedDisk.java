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

    /** What the vault lacks of the disk, in words; empty if nothing. */
    String lacks() {
        return image == null
                ? "the vault has no image of it, only its snapshot is kept"
                : hash == null ? "its image was not read back and hashed" : "";
    }

    String name() {
        return snapshot.disk().name();
    }
}
