package dev.cordon.range.logic.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.cordon.range.http.Json;
import java.util.Map;

/** The condition of an {@code If}: an expression, or an object that nests {@code and}, {@code or}, {@code not}. */
final class Condition {
    private final Run run;

    Condition(Run run) {
        this.run = run;
    }

    boolean holds(JsonNode expression) {
        if (!expression.isObject()) {
            return truth(run.filled(expression));
        }
        if (expression.size() != 1) {
            throw new ActionFailure("InvalidTemplate", "A condition must have one operator, but was " + expression);
        }
        Map.Entry<String, JsonNode> only = expression.properties().iterator().next();
        return holds(only.getKey(), only.getValue());
    }

    private boolean holds(String operator, JsonNode operands) {
        switch (operator) {
            case "and":
                return all(operands, true);
            case "or":
                return !all(operands, false);
            case "not":
                return !holds(operands);
            default:
                return compared(operator, operands);
        }
    }

    private boolean all(JsonNode operands, boolean wanted) {
        for (JsonNode operand : operands) {
            if (holds(operand) != wanted) {
                return false;
            }
        }
        return true;
    }

    /** The other operators are the functions of their names, so that an unknown one fails as an unknown function. */
    private boolean compared(String operator, JsonNode operands) {
        JsonNode values =
                run.filled(operands.isArray() ? operands : Json.array().add(operands));
        StringBuilder call = new StringBuilder("@" + operator + "(");
        for (int i = 0; i < values.size(); i++) {
            String value = Json.write(values.path(i)).replace("'", "''");
            call.append(i == 0 ? "" : ",").append("json('").append(value).append("')");
        }
        return truth(run.filled(new TextNode(call.append(')').toString())));
    }

    private static boolean truth(JsonNode value) {
        if (value.isBoolean()) {
            return value.asBoolean();
        }
        throw new ActionFailure("InvalidTemplate", "A condition must be true or false, but was " + value);
    }
}
