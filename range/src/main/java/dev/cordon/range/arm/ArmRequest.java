package dev.cordon.range.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.http.Call;
import dev.cordon.range.http.Errors;
import java.io.UncheckedIOException;

/**
 * A call to ARM with its path taken apart.
 *
 * @param call the request
 * @param path its path
 */
public record ArmRequest(Call call, ArmPath path) {
    /** Reads the call's path. */
    public static ArmRequest of(Call call) {
        return new ArmRequest(call, ArmPath.of(call.path()));
    }

    /** The HTTP method in capitals. */
    public String method() {
        return call.method();
    }

    /** Whether the request only reads. */
    public boolean reads() {
        return method().equals("GET") || method().equals("HEAD");
    }

    /** The api-version the client speaks. */
    public String apiVersion() {
        return call.query("api-version").orElse("");
    }

    /** The resource group's name, for paths that lie in one. */
    public String resourceGroup() {
        return path.resourceGroup().orElse("");
    }

    /** The subscription's id, for paths that lie in one. */
    public String subscription() {
        return path.subscription().orElse("");
    }

    /** The body, which must be a JSON object. */
    public ObjectNode body() {
        JsonNode body = parsed();
        if (body instanceof ObjectNode object) {
            return object;
        }
        throw Errors.refusal(
                400,
                "InvalidRequestContent",
                "The request content was invalid and could not be deserialized: a JSON object is expected.");
    }

    private JsonNode parsed() {
        try {
            return call.json();
        } catch (UncheckedIOException malformed) {
            throw Errors.refusal(
                    400,
                    "InvalidRequestContent",
                    "The request content was invalid and could not be deserialized: '" + malformed.getMessage() + "'.");
        }
    }
}
