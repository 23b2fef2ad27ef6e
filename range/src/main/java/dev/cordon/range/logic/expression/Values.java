package dev.cordon.range.logic.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.cordon.range.http.Json;

/** How the values of expressions become texts, compare, and hold others. */
public final class Values {
    private Values() {}

    /** A value as text: null is empty, true is True, objects and arrays are JSON. */
    public static String text(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return "";
        }
        if (value.isBoolean()) {
            return value.asBoolean() ? "True" : "False";
        }
        return value.isValueNode() ? value.asText() : Json.write(value);
    }

    static boolean isTrue(JsonNode value) {
        if (!value.isBoolean()) {
            throw ExpressionFailure.invalid("A condition must be true or false, but was '" + text(value) + "'.");
        }
        return value.asBoolean();
    }

    static boolean same(JsonNode one, JsonNode other) {
        return one.isNumber() && other.isNumber()
                ? one.decimalValue().compareTo(other.decimalValue()) == 0
                : one.equals(other);
    }

    static int compare(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue());
        }
        if (one.isTextual() && other.isTextual()) {
            return one.asText().compareTo(other.asText());
        }
        throw ExpressionFailure.invalid(
                "'" + text(one) + "' and '" + text(other) + "' cannot be compared: both must be numbers or texts.");
    }

    static boolean contains(JsonNode collection, JsonNode value) {
        if (collection.isTextual()) {
            return collection.asText().contains(text(value));
        }
        if (collection.isObject()) {
            return collection.has(text(value));
        }
        for (JsonNode element : collection) {
            if (same(element, value)) {
                return true;
            }
        }
        return false;
    }

    static boolean isEmpty(JsonNode value) {
        return value.isNull() || (value.isTextual() ? value.asText().isEmpty() : value.isEmpty());
    }

    static int length(JsonNode value) {
        return value.isTextual() ? value.asText().length() : value.size();
    }

    static JsonNode element(JsonNode owner, JsonNode key, boolean lenient) {
        JsonNode found = key.isNumber() ? owner.path(key.asInt()) : owner.path(key.asText());
        if (found.isMissingNode()) {
            if (lenient) {
                return NullNode.getInstance();
            }
            throw ExpressionFailure.invalid("The property '" + text(key) + "' does not exist.");
        }
        return found;
    }
}
