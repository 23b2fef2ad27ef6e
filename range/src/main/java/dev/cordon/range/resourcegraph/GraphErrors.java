package dev.cordon.range.resourcegraph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Call;
import dev.cordon.range.http.Json;
import dev.cordon.range.http.Refusal;
import dev.cordon.range.kql.KqlProblem;
import java.time.Clock;

/**
 * Resource Graph's refusals: what is wrong stands in the details, the first of which says what sort of thing it is.
 *
 * <p>{@code ParserFailure}, {@code UnknownFunction} and {@code DisallowedLogicalTableName} are Azure's codes; the code
 * of a column that does not exist could not be found and is the range's own.
 */
final class GraphErrors {
    private final Call call;
    private final Clock clock;

    GraphErrors(Call call, Clock clock) {
        this.call = call;
        this.clock = clock;
    }

    Refusal invalid(KqlProblem problem) {
        ObjectNode detail = Json.object().put("code", problem.code()).put("message", problem.getMessage());
        detail.put("line", problem.line()).put("characterPositionInLine", problem.column());
        detail.put("token", problem.token());
        return refusal(
                400,
                "BadRequest",
                "InvalidQuery",
                "Query is invalid. Please refer to the documentation for the Azure Resource Graph service and fix the"
                        + " error before retrying.",
                detail);
    }

    Refusal badRequest(String code, String message) {
        return refusal(400, "BadRequest", code, message);
    }

    Refusal denied() {
        return refusal(
                403,
                "AccessDenied",
                "AccessDenied",
                "Access is denied to the requested resource. The user might not have enough permission.");
    }

    Answer throttled(long seconds) {
        return refusal(
                        429,
                        "RateLimiting",
                        "RateLimiting",
                        "Client application has been throttled and should not attempt to repeat the request until an"
                                + " amount of time has elapsed. Please see https://aka.ms/resourcegraph-throttling for"
                                + " help.")
                .answer()
                .with("Retry-After", Long.toString(seconds));
    }

    private Refusal refusal(int status, String code, String detail, String message, ObjectNode... more) {
        ObjectNode body = Json.object();
        ObjectNode error = body.putObject("error").put("code", code);
        error.put(
                "message",
                "Please provide below info when asking for support: timestamp = " + clock.instant()
                        + ", correlationId = " + call.correlationId() + ".");
        var details = error.putArray("details");
        details.addObject().put("code", detail).put("message", message);
        for (ObjectNode one : more) {
            details.add(one);
        }
        return new Refusal(Answer.json(status, body));
    }
}
