package dev.cordon.range.entra;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cordon.range.http.Call;
import dev.cordon.range.http.Json;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The form posted to a token endpoint; client id and secret may have come as a Basic header instead. */
final class TokenForm {
    private final Map<String, String> fields;

    private TokenForm(Map<String, String> fields) {
        this.fields = fields;
    }

    static TokenForm of(Call call) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : call.text().split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        call.header("Authorization")
                .filter(value -> value.startsWith("Basic "))
                .ifPresent(value -> basic(value, fields));
        return new TokenForm(fields);
    }

    static TokenForm empty() {
        return new TokenForm(Map.of());
    }

    /** What an authorization request says: in its query, or in its body where the query says nothing. */
    static TokenForm ofRequest(Call call) {
        return call.query("client_id").isEmpty() && call.method().equals("POST")
                ? of(call)
                : new TokenForm(new TreeMap<>(call.query()));
    }

    /** The same fields with one of them set. */
    TokenForm with(String name, String value) {
        Map<String, String> changed = new TreeMap<>(fields);
        changed.put(name, value);
        return new TokenForm(changed);
    }

    /** The fields as a query. */
    String asQuery() {
        return fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static void basic(String header, Map<String, String> fields) {
        try {
            byte[] decoded = Base64.getDecoder().decode(header.substring("Basic ".length()));
            String[] parts = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
            fields.put("client_id", decode(parts[0]));
            fields.put("client_secret", parts.length > 1 ? decode(parts[1]) : "");
        } catch (IllegalArgumentException malformed) {
            throw AadError.WRONG_SECRET.because("The Basic authorization header could not be decoded.");
        }
    }

    private static String decode(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw AadError.MALFORMED_REQUEST.because("The form is not URL-encoded: " + malformed.getMessage() + ".");
        }
    }

    Optional<String> field(String name) {
        return Optional.ofNullable(fields.get(name)).filter(value -> !value.isEmpty());
    }

    String required(String name) {
        return field(name)
                .orElseThrow(() -> AadError.MISSING_PARAMETER.because(
                        "The request body must contain the following parameter: '" + name + "'."));
    }

    /** What the client says it can handle, from the {@code claims} parameter. */
    List<String> clientCapabilities() {
        List<String> capabilities = new ArrayList<>();
        field("claims").ifPresent(text -> {
            try {
                JsonNode values =
                        Json.read(text).path("access_token").path("xms_cc").path("values");
                values.forEach(value -> capabilities.add(value.asText()));
            } catch (UncheckedIOException malformed) {
                throw AadError.MISSING_PARAMETER.because("The claims parameter is not JSON: " + malformed.getMessage());
            }
        });
        return capabilities;
    }
}
