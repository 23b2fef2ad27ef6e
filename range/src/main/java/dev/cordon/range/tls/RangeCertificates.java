package dev.cordon.range.tls;

import dev.cordon.range.http.TlsMaterial;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The range's authority and server certificate, kept in its state folder and renewed before they expire.
 *
 * <p>Beside {@code ca.pem} stands {@code ca.p12}, a trust store for JVMs. Its password is {@link #TRUST_STORE_PASSWORD}
 * and no secret: the store holds the public certificate only.
 */
public final class RangeCertificates implements TlsMaterial {
    /** The password of {@code ca.p12}; JVMs insist on one. */
    public static final String TRUST_STORE_PASSWORD = "changeit";

    private static final Duration RENEWAL_MARGIN = Duration.ofDays(7);

    private final Path folder;
    private final Clock clock;
    private final Authority authority;
    private @Nullable Identity server;

    private RangeCertificates(Path folder, Clock clock, Authority authority) {
        this.folder = folder;
        this.clock = clock;
        this.authority = authority;
    }

    /**
     * Opens the certificates of a state folder, creating what is missing.
     *
     * @param folder the state folder
     * @param clock real time, not the range's: clients judge validity by their own clock
     */
    public static RangeCertificates open(Path folder, Clock clock) {
        try {
            Files.createDirectories(folder);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        Authority authority = Authority.open(folder, clock.instant());
        RangeCertificates certificates = new RangeCertificates(folder, clock, authority);
        certificates.writeTrustStore();
        return certificates;
    }

    @Override
    public SSLContext serverContext() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            KeyManager keys =
                    new CurrentIdentity(this::current, authority.self().certificate());
            context.init(new KeyManager[] {keys}, null, null);
            return context;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("This JVM has no TLS", impossible);
        }
    }

    @Override
    public Path caFile() {
        return folder.resolve("ca.pem");
    }

    /** The authority as a PKCS #12 trust store for JVMs. */
    public Path trustStoreFile() {
        return folder.resolve("ca.p12");
    }

    /** Whether the server's certificate stands for a host by one of Azure's public names. */
    public static boolean namesPublicHost(String host) {
        return ServerNames.arePublic(host);
    }

    synchronized Identity current() {
        if (server == null || server.expiresWithin(RENEWAL_MARGIN, clock.instant())) {
            server = keptOrIssued();
        }
        return server;
    }

    private Identity keptOrIssued() {
        PemFile certificate = new PemFile(folder.resolve("server.pem"));
        PemFile key = new PemFile(folder.resolve("server-key.pem"));
        if (certificate.exists() && key.exists()) {
            Identity kept = new Identity(key.key(), certificate.certificate());
            if (authority.vouchesFor(kept) && !kept.expiresWithin(RENEWAL_MARGIN, clock.instant())) {
                return kept;
            }
        }
        Identity issued = authority.issueServerIdentity(clock.instant());
        key.write(issued.key(), "rw-------");
        certificate.write(issued.certificate(), "rw-r--r--");
        return issued;
    }

    private void writeTrustStore() {
        try (OutputStream out = Files.newOutputStream(trustStoreFile())) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry("cordon-range", authority.self().certificate());
            store.store(out, TRUST_STORE_PASSWORD.toCharArray());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("The trust store could not be written", impossible);
        }
    }
}
