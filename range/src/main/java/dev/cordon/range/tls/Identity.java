package dev.cordon.range.tls;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;

/** A certificate with its private key. */
record Identity(PrivateKey key, X509Certificate certificate) {
    boolean expiresWithin(Duration margin, Instant now) {
        return certificate.getNotAfter().toInstant().isBefore(now.plus(margin));
    }
}
