package dev.cordon.range.kql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.cordon.range.http.Json;
import java.util.Comparator;

/** How values are read as text, compared and sorted; strings are never null, everything else may be. */
final class Values {
    /** Nulls first, numbers by size, everything else by its text. */
    static final Comparator<JsonNode> ORDER = Values::compare;

    private Values() {}

    static JsonNode orNull(JsonNode value) {
        return value.isMissingNode() ? NullNode.getInstance() : value;
    }

    static JsonNode typed(JsonNode value, ColumnType type) {
        JsonNode there = orNull(value);
        return there.isNull() && type == ColumnType.STRING ? TextNode.valueOf("") : there;
    }

    static String text(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return "";
        }
        return value.isContainerNode() ? Json.write(value) : value.asText();
    }

    static boolean equal(JsonNode left, JsonNode right, boolean anyCase) {
        if (left.isNull() || right.isNull()) {
            return false;
        }
        if (left.isNumber() && right.isNumber()) {
            return left.asDouble() == right.asDouble();
        }
        return anyCase ? text(left).equalsIgnoreCase(text(right)) : text(left).equals(text(right));
    }

    private static int compare(JsonNode left, JsonNode right) {
        if (left.isNull() || right.isNull()) {
            return Boolean.compare(!left.isNull(), !right.isNull());
        }
        if (left.isNumber() && right.isNumber()) {
            return Double.compare(left.asDouble(), right.asDouble());
        }
        return text(left).compareTo(text(right));
    }
}
