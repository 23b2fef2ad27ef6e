package dev.cordon.range.blob;

import java.net.URI;
import java.util.Optional;

/** Finds what lies at an address outside the tenant's storage accounts, such as a snapshot's access address. */
public interface CopySource {
    /** The image at an address, where access to it is given now. */
    Optional<DiskImage> find(URI address);
}
