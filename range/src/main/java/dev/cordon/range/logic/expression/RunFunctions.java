package dev.cordon.range.logic.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.cordon.range.http.Json;
import java.util.Optional;

/** The functions that look at the run: its trigger, actions and parameters. */
final class RunFunctions {
    private RunFunctions() {}

    static Optional<JsonNode> find(Arguments given, Scope scope) {
        return Optional.ofNullable(
                switch (given.name()) {
                    case "triggerbody" -> orNull(scope.triggerOutputs().path("body"));
                    case "triggeroutputs" -> scope.triggerOutputs();
                    case "trigger" -> Json.object().set("outputs", scope.triggerOutputs());
                    case "parameters" -> parameter(given.text(0), scope);
                    case "actions" -> action(given.text(0), scope);
                    case "outputs" -> orNull(action(given.text(0), scope).path("outputs"));
                    case "body" ->
                        orNull(action(given.text(0), scope).path("outputs").path("body"));
                    case "workflow" -> scope.workflow();
                    case "utcnow" -> now(given, scope);
                    default -> null;
                });
    }

    private static JsonNode now(Arguments given, Scope scope) {
        if (given.count() > 0) {
            throw ExpressionFailure.notImplemented("the formats of 'utcNow'");
        }
        return new TextNode(scope.now().toString());
    }

    private static JsonNode parameter(String name, Scope scope) {
        JsonNode value = scope.parameter(name);
        if (value.isMissingNode()) {
            throw ExpressionFailure.invalid("The workflow parameter '" + name + "' is not found.");
        }
        return value;
    }

    private static JsonNode action(String name, Scope scope) {
        JsonNode action = scope.action(name);
        if (action.isMissingNode()) {
            throw ExpressionFailure.invalid("The action '" + name + "' is not found, or has not ended.");
        }
        return action;
    }

    private static JsonNode orNull(JsonNode value) {
        return value.isMissingNode() ? NullNode.getInstance() : value;
    }
}
