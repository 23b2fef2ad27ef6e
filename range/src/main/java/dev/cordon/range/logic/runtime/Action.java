package dev.cordon.range.logic.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cordon.range.http.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An action as a definition has it.
 *
 * @param name its name
 * @param definition its JSON
 */
record Action(String name, JsonNode definition) {
    String type() {
        return definition.path("type").asText();
    }

    String lowerType() {
        return type().toLowerCase(Locale.ROOT);
    }

    JsonNode inputs() {
        return definition.path("inputs");
    }

    /** The actions that it comes after, each with the ends that let it run. */
    Map<String, List<String>> runAfter() {
        Map<String, List<String>> after = new LinkedHashMap<>();
        definition
                .path("runAfter")
                .properties()
                .forEach(field -> after.put(field.getKey(), Json.texts(field.getValue())));
        return after;
    }

    /** What the run's history shall not show: inputs, outputs or both. */
    List<String> secured() {
        return Json.texts(definition.at("/runtimeConfiguration/secureData/properties"));
    }

    /** The actions inside it, of every branch. */
    List<JsonNode> branches() {
        return List.of(definition.path("actions"), definition.path("else").path("actions"));
    }
}
