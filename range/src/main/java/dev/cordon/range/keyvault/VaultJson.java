package dev.cordon.range.keyvault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.http.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Parts that the documents of keys and secrets have in common. */
final class VaultJson {
    private VaultJson() {}

    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    /** The tags of a request, which replace all there were; those where it names none. */
    static Map<String, String> tags(JsonNode body, Map<String, String> otherwise) {
        if (!body.path("tags").isObject()) {
            return otherwise;
        }
        Map<String, String> tags = new TreeMap<>();
        body.path("tags")
                .properties()
                .forEach(tag -> tags.put(tag.getKey(), tag.getValue().asText()));
        return tags;
    }

    static ObjectNode tags(Map<String, String> tags) {
        ObjectNode shown = Json.object();
        new TreeMap<>(tags).forEach(shown::put);
        return shown;
    }
}
