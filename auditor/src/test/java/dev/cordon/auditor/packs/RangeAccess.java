package dev.cordon.auditor.packs;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobContainerClientBuilder;
import dev.cordon.range.Range;
import dev.cordon.range.directory.Application;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The range over HTTPS, as the applications of its directory are let in. */
public final class RangeAccess {
    private final Range range;
    private final HttpClient http;

    public RangeAccess(Range range) {
        this.range = range;
        this.http =
                new JdkHttpClientBuilder(java.net.http.HttpClient.newBuilder().sslContext(trusting(range))).build();
    }

    public HttpClient http() {
        return http;
    }

    public TokenCredential credential(String application) {
        Application who = range.directory().application(application);
        return new ClientSecretCredentialBuilder()
                .authorityHost(range.url().toString())
                .tenantId(range.directory().tenantId())
                .clientId(who.clientId())
                .clientSecret(who.clientSecret())
                .disableInstanceDiscovery()
                .httpClient(http)
                .build();
    }

    /** A container of the account of evidence. */
    public BlobContainerClient container(String application, String name) {
        return new BlobContainerClientBuilder()
                .endpoint(range.url() + "/stforensicirprodweu/" + name)
                .httpClient(http)
                .credential(credential(application))
                .buildClient();
    }

    private static SSLContext trusting(Range range) {
        try (InputStream file = Files.newInputStream(range.trustStoreFile())) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(file, "changeit".toCharArray());
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
