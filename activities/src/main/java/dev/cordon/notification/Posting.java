package dev.cordon.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cordon.capability.FailureType;
import dev.cordon.capability.notification.Delivery;
import io.temporal.failure.ApplicationFailure;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Posts a message once. Neither the address nor the message is in any failure: both hold secrets. */
final class Posting {
    private static final int LONGEST_WORDS = 300;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Duration patience;
    private final HttpClient http;

    /** @param patience how long the whole of an answer may take */
    Posting(Duration patience) {
        this.patience = patience;
        this.http = HttpClient.newBuilder().connectTimeout(patience).build();
    }

    /**
     * Posts.
     *
     * @param receiver who gets it, for messages
     * @param secrets what the answer may repeat and no message of ours may
     * @throws ApplicationFailure of a {@link FailureType} if it was not taken
     */
    Delivery post(String receiver, URI address, JsonNode message, List<String> secrets) {
        HttpResponse<String> answer = answer(
                receiver,
                HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(message.toString()))
                        .build());
        String said = words(answer, secrets);
        if (answer.statusCode() < 200 || answer.statusCode() >= 300) {
            throw refused(receiver, answer, said);
        }
        return new Delivery((answer.statusCode() + " " + said).strip());
    }

    /** A time-out of the request itself would end with the answer's head, however long its body then takes. */
    private HttpResponse<String> answer(String receiver, HttpRequest request) {
        CompletableFuture<HttpResponse<String>> answer = http.sendAsync(request, BodyHandlers.ofString());
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            answer.cancel(true);
            throw unanswered(receiver, late);
        } catch (ExecutionException failed) {
            throw unanswered(receiver, failed.getCause() == null ? failed : failed.getCause());
        } catch (InterruptedException shutdown) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + receiver, shutdown);
        }
    }

    /** What went wrong may name the address; its kind does not. */
    private static ApplicationFailure unanswered(String receiver, Throwable why) {
        return FailureType.UNREACHABLE.failure(
                receiver + " does not answer (" + why.getClass().getSimpleName() + ")", null);
    }

    private static ApplicationFailure refused(String receiver, HttpResponse<String> answer, String said) {
        int status = answer.statusCode();
        String message = receiver + " answered " + status + (said.isEmpty() ? "" : ": " + said);
        if (status == 429) {
            return RetryAfter.of(answer.headers())
                    .map(wait -> FailureType.THROTTLED.failureAfter(wait, message, null))
                    .orElseGet(() -> FailureType.THROTTLED.failure(message, null));
        }
        boolean passes = status >= 500 || status == 408;
        return (passes ? FailureType.UNREACHABLE : FailureType.REFUSED).failure(message, null);
    }

    /** What the other side says in the fields that errors of these services have; anything else may be a whole page. */
    private static String words(HttpResponse<String> answer, List<String> secrets) {
        try {
            JsonNode body = MAPPER.readTree(answer.body());
            StringBuilder words = new StringBuilder(
                    body.path("message").asText(body.at("/error/message").asText("")));
            body.path("errors").forEach(error -> words.append("; ").append(error.asText()));
            String text = words.toString().replaceAll("https?://\\S+", "(address)");
            for (String secret : secrets) {
                text = text.replace(secret, "(secret)");
            }
            return Excerpt.of(text, LONGEST_WORDS);
        } catch (JsonProcessingException notJson) {
            return "";
        }
    }
}
