package dev.cordon.range.admin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cordon.range.http.Call;
import java.util.Set;

/** Something that goes wrong with certain requests, a number of times. */
final class Fault {
    private static final Set<String> ACTIONS = Set.of("status", "reset", "delay", "fail");

    private final RequestPattern requests;
    private final int first;
    private final int times;
    private final String action;
    private final boolean after;
    private final int status;
    private final String code;
    private final String message;
    private final int retryAfter;
    private final long delayMillis;
    private int seen;

    private Fault(JsonNode body, String action) {
        this.requests = new RequestPattern(
                body.path("operation").asText("*"), body.path("sequence").asLong(0));
        this.first = body.path("call").asInt(1);
        this.times = body.path("times").asInt(1);
        this.action = action;
        this.after = body.path("when").asText("before").equals("after");
        this.status = body.path("status").asInt(500);
        this.code = body.path("code").asText(defaultCode(action, status));
        this.message = body.path("message").asText("The range was told to answer this.");
        this.retryAfter = body.path("retryAfter").asInt(-1);
        this.delayMillis = body.path("delay").asLong(1000);
    }

    /**
     * Reads a fault.
     *
     * @throws IllegalArgumentException naming the field that is wrong
     */
    static Fault of(JsonNode body) {
        String action = body.path("action").asText("status");
        if (!ACTIONS.contains(action)) {
            throw new IllegalArgumentException("action must be one of " + ACTIONS + ", but was '" + action + "'");
        }
        if (body.path("call").asInt(1) < 1 || body.path("times").asInt(1) < 1) {
            throw new IllegalArgumentException("call and times must be at least 1");
        }
        return new Fault(body, action);
    }

    private static String defaultCode(String action, int status) {
        if (action.equals("fail")) {
            return "InternalExecutionError";
        }
        return switch (status) {
            case 429 -> "TooManyRequests";
            case 409 -> "AnotherOperationInProgress";
            case 412 -> "PreconditionFailed";
            case 503 -> "ServerBusy";
            default -> status >= 500 ? "InternalServerError" : "BadRequest";
        };
    }

    /** Counts a request, and says whether this is one that goes wrong. */
    synchronized boolean strikes(Call call) {
        if (!requests.matches(call)) {
            return false;
        }
        seen++;
        return seen >= first && seen < first + times;
    }

    String action() {
        return action;
    }

    boolean after() {
        return after;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    String message() {
        return message;
    }

    int retryAfter() {
        return retryAfter;
    }

    long delayMillis() {
        return delayMillis;
    }
}
