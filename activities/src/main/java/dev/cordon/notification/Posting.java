package dev.cordon.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cordon.capability.FailureType;
import dev.cordon.capability.notification.Delivery;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Posts a message once. Neither the address nor the message is in any failure: both hold secrets. */
final class Posting {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /**
     * Posts.
     *
     * @param receiver who gets it, for messages
     * @throws ApplicationFailure of a {@link FailureType} if it was not taken
     */
    Delivery post(String receiver, URI address, JsonNode message) {
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(address)
                            .timeout(PATIENCE)
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofByteArray(MAPPER.writeValueAsBytes(message)))
                            .build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() < 200 || answer.statusCode() >= 300) {
                throw refused(receiver, answer);
            }
            return new Delivery(answer.statusCode() + " " + words(answer));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a JSON tree can always be written", impossible);
        } catch (IOException noAnswer) {
            // Its message may name the address; its kind does not.
            throw FailureType.UNREACHABLE.failure(
                    receiver + " does not answer (" + noAnswer.getClass().getSimpleName() + ")", null);
        } catch (InterruptedException shutdown) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + receiver, shutdown);
        }
    }

    private static ApplicationFailure refused(String receiver, HttpResponse<String> answer) {
        int status = answer.statusCode();
        String said = words(answer);
        String message = receiver + " answered " + status + (said.isEmpty() ? "" : ": " + said);
        if (status == 429) {
            return RetryAfter.of(answer.headers())
                    .map(wait -> FailureType.THROTTLED.failureAfter(wait, message, null))
                    .orElseGet(() -> FailureType.THROTTLED.failure(message, null));
        }
        boolean passes = status >= 500 || status == 408;
        return (passes ? FailureType.UNREACHABLE : FailureType.REFUSED).failure(message, null);
    }

    /** What the other side says in the fields that errors of these services have; anything else may repeat a secret. */
    private static String words(HttpResponse<String> answer) {
        try {
            JsonNode body = MAPPER.readTree(answer.body());
            StringBuilder words = new StringBuilder(
                    body.path("message").asText(body.at("/error/message").asText("")));
            body.path("errors").forEach(error -> words.append("; ").append(error.asText()));
            String text = words.toString().replaceAll("https?://\\S+", "(address)");
            return text.length() <= 300 ? text : text.substring(0, 300) + "…";
        } catch (JsonProcessingException notJson) {
            return "";
        }
    }
}
