package dev.cordon.azure.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.azure.arm.Json;
import dev.cordon.range.Range;
import dev.cordon.range.directory.Application;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An owner of the range's subscriptions who is not the worker, and speaks to it without any of the worker's code. */
final class Somebody {
    private static final String VERSION = "?api-version=2024-11-01";

    private final Range range;
    private final HttpClient http;

    Somebody(Range range, HttpClient http) {
        this.range = range;
        this.http = http;
    }

    ObjectNode read(String armId) {
        return (ObjectNode) json(http, request(armId).GET().build());
    }

    /** Every page of a list. */
    List<JsonNode> list(String path) {
        List<JsonNode> all = new ArrayList<>();
        @Nullable HttpRequest next = request(path).GET().build();
        while (next != null) {
            JsonNode page = json(http, next);
            page.path("value").forEach(all::add);
            String link = page.path("nextLink").asText("");
            next = link.isEmpty() ? null : authorized(URI.create(link)).GET().build();
        }
        return all;
    }

    void delete(String path) {
        send(http, request(path).DELETE().build());
    }

    /** Writes and waits until Azure's operation has ended. */
    void write(String method, String path, JsonNode body) {
        HttpResponse<String> accepted = send(
                http,
                request(path)
                        .method(method, BodyPublishers.ofString(body.toString()))
                        .build());
        accepted.headers().firstValue("Azure-AsyncOperation").ifPresent(this::await);
    }

    private void await(String operation) {
        String status = "InProgress";
        while (status.equals("InProgress")) {
            status = json(http, authorized(URI.create(operation)).GET().build())
                    .path("status")
                    .asText();
        }
        if (!status.equals("Succeeded")) {
            throw new IllegalStateException(operation + " ended as " + status);
        }
    }

    private HttpRequest.Builder request(String path) {
        return authorized(URI.create(range.url() + path + VERSION)).header("Content-Type", "application/json");
    }

    private HttpRequest.Builder authorized(URI address) {
        return HttpRequest.newBuilder(address).header("Authorization", "Bearer " + token());
    }

    private String token() {
        Application owner = range.directory().application("range-owner");
        String form = "grant_type=client_credentials&client_id=" + owner.clientId() + "&client_secret="
                + owner.clientSecret() + "&scope="
                + URLEncoder.encode(range.url() + "//.default", StandardCharsets.UTF_8);
        URI endpoint = range.url().resolve("/" + range.directory().tenantId() + "/oauth2/v2.0/token");
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        return json(http, request).path("access_token").asText();
    }

    static JsonNode json(HttpClient http, HttpRequest request) {
        try {
            return Json.MAPPER.readTree(send(http, request).body());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static HttpResponse<String> send(HttpClient http, HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException(
                        request.method() + " " + request.uri() + ": " + response.statusCode() + " " + response.body());
            }
            return response;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
