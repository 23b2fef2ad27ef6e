package dev.cordon.range.logic.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Clients that trust the authorities that this JVM trusts, and the range's own, and reach Azure's public names at the range. */
final class TrustingClient {
    private TrustingClient() {}

    static HttpClient of(Cloud cloud) {
        try (InputStream in = Files.newInputStream(cloud.caFile())) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry(
                    "range", CertificateFactory.getInstance("X.509").generateCertificate(in));
            int number = 0;
            for (X509Certificate authority : usual()) {
                store.setCertificateEntry("usual-" + number++, authority);
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, factory(store).getTrustManagers(), null);
            return HttpClient.newBuilder()
                    .sslContext(context)
                    .proxy(new OwnNames(cloud))
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("The range's authority cannot be trusted", impossible);
        }
    }

    private static X509Certificate[] usual() throws GeneralSecurityException {
        for (TrustManager manager : factory(null).getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                return x509.getAcceptedIssuers();
            }
        }
        return new X509Certificate[0];
    }

    private static TrustManagerFactory factory(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory;
    }
}
