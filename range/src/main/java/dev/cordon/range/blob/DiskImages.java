package dev.cordon.range.blob;

import java.util.Optional;

/** The disks and snapshots whose bytes somebody has been given access to. */
public interface DiskImages {
    /** The image that a signature gives access to now. */
    Optional<DiskImage> find(String uniqueId, String signature);
}
