package dev.cordon.range.sentinel;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cordon.range.http.Errors;
import dev.cordon.range.http.Refusal;
import java.util.List;

/** What Sentinel says of a body that it does not take: 400 and code BadRequest. */
final class Invalid {
    private Invalid() {}

    static Refusal because(String message) {
        return Errors.refusal(400, "BadRequest", message);
    }

    /** The text of a required field. */
    static String text(JsonNode owner, String field) {
        JsonNode value = owner.path(field);
        if (!value.isTextual() || value.asText().isBlank()) {
            throw because("'" + field + "' is required and must be a text that is not empty.");
        }
        return value.asText();
    }

    /** The text of a required field that has to be one of those. */
    static String oneOf(JsonNode owner, String field, List<String> allowed) {
        String value = text(owner, field);
        if (!allowed.contains(value)) {
            throw because(
                    "'" + field + "' must be one of " + String.join(", ", allowed) + ", but was '" + value + "'.");
        }
        return value;
    }

    /** Holds a text to its longest length. */
    static void atMost(String value, String field, int longest) {
        if (value.length() > longest) {
            throw because(
                    "'" + field + "' must have at most " + longest + " characters, but has " + value.length() + ".");
        }
    }
}
