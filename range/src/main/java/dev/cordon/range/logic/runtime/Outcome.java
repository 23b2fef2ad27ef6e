package dev.cordon.range.logic.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.cordon.range.http.Json;

/**
 * What an action came to.
 *
 * @param status how it ended
 * @param code the code beside the status, such as {@code OK} or {@code NotFound}
 * @param message why it did not succeed; empty where it did
 * @param inputs what it was given, its expressions filled in; missing where it has none
 * @param outputs what it put out; missing where it has none
 * @param retries the attempts before the last one
 */
record Outcome(Status status, String code, String message, JsonNode inputs, JsonNode outputs, ArrayNode retries) {
    static Outcome of(Status status, String code, String message) {
        return new Outcome(status, code, message, MissingNode.getInstance(), MissingNode.getInstance(), Json.array());
    }

    static Outcome succeeded(JsonNode inputs, JsonNode outputs) {
        return new Outcome(Status.Succeeded, "OK", "", inputs, outputs, Json.array());
    }

    static Outcome failed(String code, String message) {
        return of(Status.Failed, code, message);
    }

    static Outcome skipped(String code, String message) {
        return of(Status.Skipped, code, message);
    }

    Outcome with(JsonNode given, JsonNode put) {
        return new Outcome(status, code, message, given, put, retries);
    }

    Outcome after(ArrayNode attempts) {
        return new Outcome(status, code, message, inputs, outputs, attempts);
    }
}
