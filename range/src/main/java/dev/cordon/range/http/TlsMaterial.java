package dev.cordon.range.http;

import java.nio.file.Path;
import javax.net.ssl.SSLContext;

/** The server certificate the range shows, and the authority that clients have to trust. */
public interface TlsMaterial {
    /** A context whose key manager presents the range's certificate. */
    SSLContext serverContext();

    /** The certificate authority as a PEM file. */
    Path caFile();
}
