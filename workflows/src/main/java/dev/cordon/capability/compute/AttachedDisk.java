package dev.cordon.capability.compute;

/** A managed disk and the place it has in its machine. */
public record AttachedDisk(DiskId disk, Role role) {
    /** What a disk is to its machine. */
    public enum Role {
        OS,
        DATA
    }
}
