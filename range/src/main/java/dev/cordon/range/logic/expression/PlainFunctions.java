package dev.cordon.range.logic.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.cordon.range.http.Json;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The functions that look at nothing but their arguments. */
final class PlainFunctions {
    private PlainFunctions() {}

    static Optional<JsonNode> find(Arguments given) {
        JsonNode found = text(given);
        found = found == null ? logic(given) : found;
        return Optional.ofNullable(found == null ? collection(given) : found);
    }

    private static @Nullable JsonNode text(Arguments given) {
        return switch (given.name()) {
            case "concat" ->
                new TextNode(given.values().stream().map(Values::text).collect(Collectors.joining()));
            case "string" -> new TextNode(given.text(0));
            case "tolower" -> new TextNode(given.text(0).toLowerCase(Locale.ROOT));
            case "toupper" -> new TextNode(given.text(0).toUpperCase(Locale.ROOT));
            case "trim" -> new TextNode(given.text(0).trim());
            case "replace" -> new TextNode(given.text(0).replace(given.text(1), given.text(2)));
            case "guid" -> new TextNode(UUID.randomUUID().toString());
            case "encodeuricomponent", "uricomponent" -> new TextNode(encoded(given.text(0)));
            case "int" -> number(given.text(0));
            case "json" -> json(given.at(0));
            default -> null;
        };
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static JsonNode number(String text) {
        if (!text.matches("-?\\d{1,18}")) {
            throw ExpressionFailure.invalid("The text '" + text + "' is no whole number.");
        }
        return new LongNode(Long.parseLong(text));
    }

    private static JsonNode json(JsonNode value) {
        try {
            return value.isTextual() ? Json.read(value.asText()) : value;
        } catch (UncheckedIOException malformed) {
            throw ExpressionFailure.invalid("The text '" + value.asText() + "' is not JSON.");
        }
    }

    private static @Nullable JsonNode logic(Arguments given) {
        return switch (given.name()) {
            case "equals" -> truth(Values.same(given.at(0), given.at(1)));
            case "not" -> truth(!Values.isTrue(given.at(0)));
            case "greater" -> truth(Values.compare(given.at(0), given.at(1)) > 0);
            case "greaterorequals" -> truth(Values.compare(given.at(0), given.at(1)) >= 0);
            case "less" -> truth(Values.compare(given.at(0), given.at(1)) < 0);
            case "lessorequals" -> truth(Values.compare(given.at(0), given.at(1)) <= 0);
            case "startswith" -> truth(lower(given, 0).startsWith(lower(given, 1)));
            case "endswith" -> truth(lower(given, 0).endsWith(lower(given, 1)));
            case "contains" -> truth(Values.contains(given.at(0), given.at(1)));
            case "empty" -> truth(Values.isEmpty(given.at(0)));
            default -> null;
        };
    }

    private static String lower(Arguments given, int index) {
        return given.text(index).toLowerCase(Locale.ROOT);
    }

    private static JsonNode truth(boolean value) {
        return BooleanNode.valueOf(value);
    }

    private static @Nullable JsonNode collection(Arguments given) {
        return switch (given.name()) {
            case "length" -> new LongNode(Values.length(given.at(0)));
            case "first" -> element(given.at(0), 0);
            case "last" -> element(given.at(0), Values.length(given.at(0)) - 1);
            case "createarray" -> array(given);
            case "join" -> new TextNode(String.join(given.text(1), Json.texts(given.at(0))));
            case "split" -> split(given.text(0), given.text(1));
            default -> null;
        };
    }

    private static JsonNode element(JsonNode collection, int index) {
        if (collection.isTextual() && index >= 0 && index < collection.asText().length()) {
            return new TextNode(collection.asText().substring(index, index + 1));
        }
        return collection.has(index) ? collection.path(index) : NullNode.getInstance();
    }

    private static JsonNode array(Arguments given) {
        ArrayNode array = Json.array();
        given.values().forEach(array::add);
        return array;
    }

    private static JsonNode split(String text, String delimiter) {
        ArrayNode parts = Json.array();
        for (String part : text.split(Pattern.quote(delimiter), -1)) {
            parts.add(part);
        }
        return parts;
    }
}
