package dev.cordon.range.logic.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.cordon.range.http.Json;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpStatus;

/**
 * What came back of a request.
 *
 * @param status the HTTP status; 0 where the connection failed, or nothing came in time
 * @param headers the headers, their names in any case
 * @param body the body as text; of a failure, what failed
 */
record Reply(int status, Map<String, String> headers, String body) {
    Reply {
        Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        headers = anyCase;
    }

    static Reply failure(String why) {
        return new Reply(0, Map.of(), why);
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** Whether the same request may do better later: 408, 429, 5xx and connections that failed. */
    boolean isPassing() {
        return status == 0 || status == 408 || status == 429 || status >= 500;
    }

    boolean isGood() {
        return status >= 200 && status < 300;
    }

    /** The status in the words of a run's history, such as {@code BadRequest}. */
    String code() {
        return switch (status) {
            case 0 -> "ActionResponseTimedOut";
            case 500 -> "InternalServerError";
            case 413 -> "RequestEntityTooLarge";
            default -> HttpStatus.getMessage(status).replaceAll("[ '-]", "");
        };
    }

    /** The outputs of the action that sent the request; missing where nothing came back. */
    JsonNode outputs() {
        if (status == 0) {
            return Json.object().path("none");
        }
        ObjectNode outputs = Json.object().put("statusCode", status);
        ObjectNode shown = outputs.putObject("headers");
        headers.forEach(shown::put);
        if (!body.isEmpty()) {
            outputs.set("body", content());
        }
        return outputs;
    }

    private JsonNode content() {
        boolean json = header("Content-Type").orElse("").matches("(?i)application/([a-z0-9.+-]*\\+)?json.*");
        try {
            return json ? Json.read(body) : new TextNode(body);
        } catch (UncheckedIOException malformed) {
            return new TextNode(body);
        }
    }

    /** The action's outcome, where this is its last reply. */
    Outcome outcome() {
        if (isGood()) {
            return Outcome.of(Status.Succeeded, code(), "");
        }
        return Outcome.failed(code(), status == 0 ? body : "The request was answered with status " + status + ".");
    }
}
