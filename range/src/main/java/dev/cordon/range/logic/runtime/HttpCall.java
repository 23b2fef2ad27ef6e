package dev.cordon.range.logic.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.cordon.range.http.Json;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A request that an action sends.
 *
 * @param method the HTTP method in capitals
 * @param uri where it goes
 * @param headers its headers, their names in any case
 * @param body its body; empty for none
 * @param authentication how the sender proves who it is; missing for not at all
 */
record HttpCall(String method, URI uri, Map<String, String> headers, String body, JsonNode authentication) {
    HttpCall {
        Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        headers = anyCase;
    }

    /** Reads the inputs of an {@code Http} action, their expressions filled in. */
    static HttpCall of(JsonNode inputs) {
        JsonNode body = inputs.path("body");
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        inputs.path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        if (body.isContainerNode()) {
            headers.putIfAbsent("Content-Type", "application/json; charset=utf-8");
        }
        boolean none = body.isMissingNode() || body.isNull();
        String text = body instanceof TextNode given ? given.asText() : Json.write(body);
        return new HttpCall(
                inputs.path("method").asText("GET").toUpperCase(Locale.ROOT),
                uri(inputs),
                headers,
                none ? "" : text,
                inputs.path("authentication"));
    }

    private static URI uri(JsonNode inputs) {
        String queries = inputs.path("queries").properties().stream()
                .map(query ->
                        encoded(query.getKey()) + "=" + encoded(query.getValue().asText()))
                .collect(Collectors.joining("&"));
        String uri = inputs.path("uri").asText();
        String whole = queries.isEmpty() ? uri : uri + (uri.contains("?") ? "&" : "?") + queries;
        return parsed(whole);
    }

    private static URI parsed(String text) {
        try {
            URI uri = URI.create(text);
            if (uri.getHost() != null && String.valueOf(uri.getScheme()).matches("(?i)https?")) {
                return uri;
            }
        } catch (IllegalArgumentException malformed) {
            throw invalid(text, malformed);
        }
        throw invalid(text, null);
    }

    private static ActionFailure invalid(String text, @Nullable Exception cause) {
        ActionFailure failure = new ActionFailure(
                "InvalidUri", "The uri must be an absolute http or https address, but was '" + text + "'.");
        if (cause != null) {
            failure.initCause(cause);
        }
        return failure;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The GET that asks how it went, by the same sender. */
    HttpCall polling(String location) {
        Map<String, String> kept = new TreeMap<>(headers);
        kept.keySet().removeIf(name -> name.toLowerCase(Locale.ROOT).startsWith("content-"));
        return new HttpCall("GET", uri.resolve(parsedOrRelative(location)), kept, "", authentication);
    }

    private static URI parsedOrRelative(String location) {
        try {
            return URI.create(location);
        } catch (IllegalArgumentException malformed) {
            throw invalid(location, malformed);
        }
    }
}
