package dev.cordon.range.entra;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A refusal as an application is told of it.
 *
 * @param error the error in OAuth's words
 * @param description the error in Entra's
 */
record OAuthError(String error, String description) {
    static OAuthError of(Answer refusal) {
        try (InputStream body = refusal.body()) {
            JsonNode told = Json.read(new String(body.readAllBytes(), StandardCharsets.UTF_8));
            return new OAuthError(
                    told.path("error").asText(), told.path("error_description").asText());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Map<String, String> fields() {
        return Map.of("error", error, "error_description", description);
    }
}
