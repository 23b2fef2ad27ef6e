package dev.cordon.range.storage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cordon.range.Range;
import dev.cordon.range.RangeOptions;
import dev.cordon.range.directory.Application;
import dev.cordon.range.directory.Directory;
import dev.cordon.range.http.Json;
import dev.cordon.range.tls.RangeCertificates;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
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
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A running range and a bare HTTPS client of its sign-in, its storage accounts and its ARM. */
final class StorageClient implements AutoCloseable {
    static final String VAULT = "/stforensicirprodweu/ir-evidence/";
    static final String ACCOUNTS = "/subscriptions/c4e2b8aa-93d7-4f5e-a6b1-5f0d3e7c2b02/resourceGroups/rg-security-prod"
            + "/providers/Microsoft.Storage/storageAccounts/";

    private static final String STORAGE_SCOPE = "https://storage.azure.com/.default";

    final Range range;
    private final HttpClient client;
    private final HttpClient proxied;

    private StorageClient(Range range) {
        this.range = range;
        SSLContext context = trusting(range.trustStoreFile());
        this.client = HttpClient.newBuilder().sslContext(context).build();
        InetSocketAddress proxy = new InetSocketAddress(
                InetAddress.getLoopbackAddress(), range.proxyUrl().getPort());
        this.proxied = HttpClient.newBuilder()
                .sslContext(context)
                .proxy(ProxySelector.of(proxy))
                .build();
    }

    static StorageClient at(Path folder) {
        return new StorageClient(Range.start(RangeOptions.in(folder)));
    }

    private static SSLContext trusting(Path trustStore) {
        try (InputStream in = Files.newInputStream(trustStore)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, RangeCertificates.TRUST_STORE_PASSWORD.toCharArray());
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

    /** Asks for a token; the answer whatever it is. */
    HttpResponse<String> token(String tenant, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(range.url().resolve("/" + tenant + "/oauth2/v2.0/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    /** The form with which an application asks for a token. */
    Map<String, String> credentials(String application, String scope) {
        Application found = range.directory().application(application);
        Map<String, String> form = new TreeMap<>();
        form.put("grant_type", "client_credentials");
        form.put("client_id", found.clientId());
        form.put("client_secret", found.clientSecret());
        form.put("scope", scope);
        return form;
    }

    private String bearer(String application, String scope) {
        HttpResponse<String> answer = token(Directory.TENANT_ID, credentials(application, scope));
        return "Bearer " + Json.read(answer.body()).path("access_token").asText();
    }

    /** Calls the blob service as an application. */
    HttpResponse<String> blob(String application, String method, String path, String body, String... headers) {
        return send(request(method, path, body, headers)
                .header("Authorization", bearer(application, STORAGE_SCOPE))
                .build());
    }

    /** Puts a small block blob as an application. */
    HttpResponse<String> put(String application, String path, String body, String... headers) {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = "x-ms-blob-type";
        all[1] = "BlockBlob";
        return blob(application, "PUT", path, body, all);
    }

    /** Calls the blob service without signing in, or with what stands in the query. */
    HttpResponse<String> anonymous(String method, String path, String body, String... headers) {
        return send(request(method, path, body, headers).build());
    }

    /** Calls ARM as the range's owner. */
    HttpResponse<String> arm(String method, String path, String body, String... headers) {
        return armAs("range-owner", method, path, body, headers);
    }

    /** Calls ARM as an application. */
    HttpResponse<String> armAs(String application, String method, String path, String body, String... headers) {
        String versioned = path.contains("api-version") ? path : path + "?api-version=2025-08-01";
        return send(request(method, versioned, body, headers)
                .header("Content-Type", "application/json")
                .header("Authorization", bearer(application, range.url() + "//.default"))
                .build());
    }

    private HttpRequest.Builder request(String method, String path, String body, String... headers) {
        URI address = path.startsWith("https://") ? URI.create(path) : URI.create(range.url() + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("x-ms-version", "2026-04-06");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request;
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(range.url() + path)).build());
    }

    /** Calls a public address of Azure through the range's proxy. */
    HttpResponse<String> throughProxy(String address) {
        return send(proxied, HttpRequest.newBuilder(URI.create(address)).build());
    }

    /** Lets the tenant's time pass. */
    void passes(String duration) {
        HttpResponse<String> moved =
                send(HttpRequest.newBuilder(range.adminUrl().resolve("/_range/clock"))
                        .PUT(BodyPublishers.ofString("{\"advance\":\"" + duration + "\"}"))
                        .build());
        if (moved.statusCode() >= 300) {
            throw new IllegalStateException(moved.body());
        }
    }

    static String code(HttpResponse<String> answer) {
        return answer.headers().firstValue("x-ms-error-code").orElse("");
    }

    static JsonNode json(HttpResponse<String> answer) {
        return Json.read(answer.body());
    }

    private HttpResponse<String> send(HttpRequest request) {
        return send(client, request);
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
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
}
