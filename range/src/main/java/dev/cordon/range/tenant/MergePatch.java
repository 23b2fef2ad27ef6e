package dev.cordon.range.tenant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.http.Json;

/** JSON merge patch (RFC 7396): objects merge, null removes, everything else replaces. */
public final class MergePatch {
    private MergePatch() {}

    /** Applies a patch to a document, in place. */
    public static void apply(ObjectNode target, JsonNode patch) {
        patch.properties().forEach(field -> set(target, field.getKey(), field.getValue()));
    }

    private static void set(ObjectNode target, String name, JsonNode value) {
        if (value.isNull()) {
            target.remove(name);
        } else if (value instanceof ObjectNode) {
            ObjectNode child = target.get(name) instanceof ObjectNode there ? there : Json.object();
            target.set(name, child);
            apply(child, value);
        } else {
            target.set(name, value.deepCopy());
        }
    }
}
