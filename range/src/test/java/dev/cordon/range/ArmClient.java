package dev.cordon.range;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.http.Json;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Speaks ARM by hand, as one caller. */
final class ArmClient {
    static final String WORKLOAD = "/subscriptions/a1f5c7de-0b6e-4c0b-8f5e-6d2b7c9e1a01";
    static final String FORENSIC = "/subscriptions/c4e2b8aa-93d7-4f5e-a6b1-5f0d3e7c2b02";
    static final String PROD = WORKLOAD + "/resourceGroups/rg-workload-prod";
    static final String COMPUTE = PROD + "/providers/Microsoft.Compute";
    static final String NETWORK = PROD + "/providers/Microsoft.Network";
    static final String QUARANTINE = WORKLOAD
            + "/resourceGroups/rg-security-prod/providers/Microsoft.Network/networkSecurityGroups/nsg-ir-quarantine";

    private final RunningRange range;
    private final String token;

    ArmClient(RunningRange range, String token) {
        this.range = range;
        this.token = token;
    }

    /** The header by which it signs in. */
    String authorization() {
        return "Bearer " + token;
    }

    Reply get(String path) {
        return send("GET", path, "");
    }

    Reply put(String path, JsonNode body, String... headers) {
        return send("PUT", path, Json.write(body), headers);
    }

    Reply patch(String path, String body) {
        return send("PATCH", path, body);
    }

    Reply post(String path, String body) {
        return send("POST", path, body);
    }

    Reply delete(String path) {
        return send("DELETE", path, "");
    }

    Reply send(String method, String path, String body, String... headers) {
        boolean whole = path.startsWith("https://");
        String versioned = path.toLowerCase(Locale.ROOT).contains("version") || path.contains("bare")
                ? path
                : path + (path.contains("?") ? "&" : "?") + "api-version=2024-11-01";
        HttpRequest.Builder request = HttpRequest.newBuilder(
                whole ? URI.create(path) : URI.create(range.url() + versioned.replace(" ", "%20")));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        request.method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        return new Reply(
                range.send(request.header("Content-Type", "application/json").build()));
    }

    /** The value of every page of a list. */
    List<JsonNode> all(String path) {
        List<JsonNode> all = new ArrayList<>();
        Reply page = get(path);
        while (true) {
            page.json().path("value").forEach(all::add);
            if (!page.json().has("nextLink")) {
                return all;
            }
            page = get(page.json().path("nextLink").asText());
        }
    }

    /** An answer from ARM. */
    record Reply(HttpResponse<String> response) {
        int status() {
            return response.statusCode();
        }

        ObjectNode json() {
            return (ObjectNode) Json.read(response.body());
        }

        String text(String pointer) {
            return json().at(pointer).asText();
        }

        String code() {
            return text("/error/code");
        }

        String message() {
            return text("/error/message");
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }
}
