package dev.cordon.range.logic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cordon.range.http.Errors;
import dev.cordon.range.http.Json;
import dev.cordon.range.http.Refusal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What Logic Apps asks of a definition when it is saved; 400 and code InvalidTemplate name what is wrong. */
final class DefinitionChecks {
    private static final List<String> ENDS = List.of("Succeeded", "Failed", "Skipped", "TimedOut");

    private final Set<String> names = new HashSet<>();

    private DefinitionChecks() {}

    static void check(JsonNode definition) {
        if (!definition.path("triggers").isObject()
                || !definition.path("actions").isObject()) {
            throw invalid("the definition must have the objects 'triggers' and 'actions'");
        }
        if (!definition.path("$schema").asText().contains("/2016-06-01/")) {
            throw invalid("the '$schema' must be that of 2016-06-01, but was '"
                    + definition.path("$schema").asText() + "'");
        }
        definition.path("triggers").forEach(DefinitionChecks::trigger);
        new DefinitionChecks().actions(definition.path("actions"));
    }

    private static void trigger(JsonNode trigger) {
        if (!trigger.path("conditions").isEmpty()) {
            throw Errors.refusal(501, "NotImplemented", "The range does not implement the conditions of triggers.");
        }
    }

    private void actions(JsonNode actions) {
        actions.properties().forEach(field -> action(field.getKey(), field.getValue(), actions));
        actions.fieldNames().forEachRemaining(name -> acyclic(name, actions, new HashSet<>()));
    }

    private void action(String name, JsonNode action, JsonNode siblings) {
        if (!names.add(name)) {
            throw invalid("the action name '" + name + "' occurs more than once");
        }
        if (action.path("type").asText().isBlank()) {
            throw invalid("the action '" + name + "' has no type");
        }
        action.path("runAfter").properties().forEach(before -> {
            if (!siblings.has(before.getKey())) {
                throw invalid("the action '" + name + "' runs after '" + before.getKey() + "', which is not there");
            }
            if (!ENDS.containsAll(Json.texts(before.getValue()))) {
                throw invalid("the action '" + name + "' runs after " + before.getValue() + "; allowed are " + ENDS);
            }
        });
        actions(action.path("actions"));
        actions(action.path("else").path("actions"));
    }

    private static void acyclic(String name, JsonNode actions, Set<String> path) {
        if (!path.add(name)) {
            throw invalid("the action '" + name + "' runs after itself");
        }
        actions.path(name).path("runAfter").fieldNames().forEachRemaining(before -> acyclic(before, actions, path));
        path.remove(name);
    }

    private static Refusal invalid(String what) {
        return Errors.refusal(400, "InvalidTemplate", "The template validation failed: '" + what + "'.");
    }
}
