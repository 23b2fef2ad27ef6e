package dev.cordon.range.blob;

import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;

/** Fetches bytes from an address outside the tenant's storage accounts, such as a snapshot's access address. */
public interface CopySource {
    /**
     * Opens the content of an address.
     *
     * @throws UncheckedIOException where it cannot be had
     */
    InputStream open(URI address);
}
