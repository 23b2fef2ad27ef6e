package dev.cordon.embedded.wholepath;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/** Where two documents of Azure say different things. */
final class Difference {
    private Difference() {}

    /** Each path, with what stood there before and what stands there after. */
    static Map<String, String> between(JsonNode before, JsonNode after) {
        Map<String, String> old = leaves(before);
        Map<String, String> now = leaves(after);
        Map<String, String> changed = new TreeMap<>();
        old.forEach((path, value) -> {
            if (!value.equals(now.get(path))) {
                changed.put(path, value + " -> " + now.getOrDefault(path, "nothing"));
            }
        });
        now.forEach((path, value) -> {
            if (!old.containsKey(path)) {
                changed.put(path, "nothing -> " + value);
            }
        });
        return changed;
    }

    private static Map<String, String> leaves(JsonNode document) {
        Map<String, String> leaves = new TreeMap<>();
        collect("", document, leaves);
        return leaves;
    }

    /** Empty objects and arrays count too: a document that has one differs from one that has none. */
    private static void collect(String path, JsonNode node, Map<String, String> leaves) {
        if (node.isValueNode() || node.isEmpty()) {
            leaves.put(path, node.toString());
        } else if (node.isObject()) {
            node.properties().forEach(each -> collect(path + "/" + each.getKey(), each.getValue(), leaves));
        } else {
            for (int i = 0; i < node.size(); i++) {
                collect(path + "/" + i, node.get(i), leaves);
            }
        }
    }
}
