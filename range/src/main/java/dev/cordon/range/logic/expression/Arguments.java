package dev.cordon.range.logic.expression;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;

/**
 * A function's name, and the values that it was given.
 *
 * @param function the name as it was written
 * @param values the values, in order
 */
record Arguments(String function, List<JsonNode> values) {
    Arguments {
        values = List.copyOf(values);
    }

    String name() {
        return function.toLowerCase(Locale.ROOT);
    }

    int count() {
        return values.size();
    }

    JsonNode at(int index) {
        if (index >= values.size()) {
            throw ExpressionFailure.invalid(
                    "The function '" + function + "' has " + values.size() + " arguments, which is too few.");
        }
        return values.get(index);
    }

    String text(int index) {
        return Values.text(at(index));
    }
}
