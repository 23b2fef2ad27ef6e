package dev.cordon.embedded.tenant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.cordon.embedded.installation.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Plain HTTP as any stranger speaks it, with JSON as trees. */
public final class Web {
    static final ObjectMapper JSON = new ObjectMapper();

    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final HttpClient client;

    private Web(HttpClient.Builder builder) {
        this.client = builder.version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .build();
    }

    /** Without encryption, for addresses of this machine. */
    public static Web plain() {
        return new Web(HttpClient.newBuilder());
    }

    /** Over HTTPS, trusting one authority and no other. */
    public static Web trusting(Path ca) {
        return new Web(HttpClient.newBuilder().sslContext(context(ca)));
    }

    /** Sends a request and takes any answer. */
    public HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofByteArray());
        } catch (IOException failed) {
            throw new Problem(request.uri() + " does not answer (" + failed + "); ./cordon logs shows why.", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Problem("stopped while waiting for " + request.uri() + ".", stopped);
        }
    }

    /** Sends a request that has to succeed and reads the answer. */
    public JsonNode json(HttpRequest request) {
        HttpResponse<byte[]> answer = send(request);
        if (answer.statusCode() / 100 != 2) {
            throw new Problem(request.method() + " " + request.uri() + " was answered " + answer.statusCode() + ": "
                    + new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8));
        }
        return read(answer);
    }

    /** The answer's body as JSON; a missing node if it has none. */
    public static JsonNode read(HttpResponse<byte[]> answer) {
        try {
            return answer.body().length == 0 ? MissingNode.getInstance() : JSON.readTree(answer.body());
        } catch (IOException notJson) {
            throw new Problem(answer.uri() + " answered something that is not JSON.", notJson);
        }
    }

    /** A tree as text. */
    public static String write(Object tree) {
        try {
            return JSON.writeValueAsString(tree);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    private static SSLContext context(Path ca) {
        try (InputStream pem = Files.newInputStream(ca)) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry(
                    "range", CertificateFactory.getInstance("X.509").generateCertificate(pem));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new Problem(ca + " cannot be read; ./cordon up creates it.", unreadable);
        }
    }
}
