package dev.cordon.range.blob;

import java.io.InputStream;
import java.net.URI;

/** Fetches bytes from an address outside the tenant's storage accounts, such as a snapshot's access address. */
public interface CopySource {
    /**
     * Opens the content of an address.
     *
     * @throws java.io.UncheckedIOException where it cannot be had
     */
    InputStream open(URI address);

    /** A source that reaches nothing outside. */
    static CopySource none() {
        return address -> {
            throw new java.io.UncheckedIOException(new java.io.IOException("There is nothing at " + address));
        };
    }
}
