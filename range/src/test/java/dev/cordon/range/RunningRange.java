package dev.cordon.range;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cordon.range.directory.Application;
import dev.cordon.range.directory.Directory;
import dev.cordon.range.http.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A range started for a test, with an HTTPS client that trusts it and nothing else. */
final class RunningRange implements AutoCloseable {
    /** Where the tenant's time stands until a test moves it. */
    static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private final Range range;
    private final SSLContext context;
    private final HttpClient client;
    private final HttpClient proxied;

    private RunningRange(Range range) {
        this.range = range;
        this.context = trusting(range.caFile());
        this.client = HttpClient.newBuilder().sslContext(context).build();
        this.proxied = HttpClient.newBuilder()
                .sslContext(context)
                .proxy(ProxySelector.of(new InetSocketAddress(
                        InetAddress.getLoopbackAddress(), range.proxyUrl().getPort())))
                .build();
    }

    /** Puts certificates and keys into a folder, made once for all tests: making them is most of a first start. */
    private static Path withKeys(Path folder) {
        try (Stream<Path> files = Files.list(Keys.FOLDER)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, folder.resolve(String.valueOf(file.getFileName())), REPLACE_EXISTING);
            }
            return folder;
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /** A range whose clock stands still until it is moved. */
    static RunningRange at(Path folder) {
        return new RunningRange(
                Range.start(RangeOptions.in(withKeys(folder)).withClock(Clock.fixed(NOON, ZoneOffset.UTC))));
    }

    /** The range of a folder that one ran in before. */
    static RunningRange again(Path folder) {
        return new RunningRange(
                Range.start(RangeOptions.in(folder).withClock(Clock.fixed(NOON.plusSeconds(60), ZoneOffset.UTC))));
    }

    private static SSLContext trusting(Path ca) {
        try (InputStream in = Files.newInputStream(ca)) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Directory directory() {
        return range.directory();
    }

    URI url() {
        return range.url();
    }

    URI adminUrl() {
        return range.adminUrl();
    }

    /** A client signed in as that application. */
    ArmClient as(String application) {
        return as(application, range.url() + "//.default");
    }

    /** A client signed in as that application to another part of the cloud. */
    ArmClient as(String application, String scope) {
        return new ArmClient(this, token(range.directory().application(application), scope));
    }

    /** A client that sends no token. */
    ArmClient nobody() {
        return new ArmClient(this, "");
    }

    private String token(Application application, String scope) {
        String form = "grant_type=client_credentials&client_id=" + application.clientId() + "&client_secret="
                + application.clientSecret() + "&scope="
                + URLEncoder.encode(scope, StandardCharsets.UTF_8);
        HttpResponse<String> response =
                send(HttpRequest.newBuilder(range.url().resolve("/" + Directory.TENANT_ID + "/oauth2/v2.0/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build());
        return Json.read(response.body()).path("access_token").asText();
    }

    /** Asks the admin API; the answer's body as JSON, or a missing node. */
    JsonNode admin(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(range.adminUrl().resolve("/_range/" + path))
                .header("Accept", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = send(request);
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(response.statusCode() + " " + response.body());
        }
        return Json.read(response.body());
    }

    /** A connection to write to by hand. */
    Socket connection() throws IOException {
        return context.getSocketFactory()
                .createSocket(range.url().getHost(), range.url().getPort());
    }

    /** Lets the tenant's time pass. */
    void passes(String duration) {
        admin("PUT", "clock", "{\"advance\":\"" + duration + "\"}");
    }

    /** Sends a request; one to another host goes through the range's proxy. */
    HttpResponse<String> send(HttpRequest request) {
        return send(request, BodyHandlers.ofString());
    }

    /** The same with an answer that is more than text. */
    <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        boolean here = request.uri().getHost().matches("localhost|127\\.0\\.0\\.1");
        try {
            return (here ? client : proxied).send(request, body);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() {
        range.close();
    }

    private static final class Keys {
        static final Path FOLDER = made();

        private static Path made() {
            try {
                Path folder = Files.createTempDirectory("range-keys");
                Range.start(RangeOptions.in(folder)).close();
                Files.delete(folder.resolve("tenant.json"));
                Files.delete(folder.resolve("activity-log.ndjson"));
                return folder;
            } catch (IOException refused) {
                throw new UncheckedIOException(refused);
            }
        }
    }
}
