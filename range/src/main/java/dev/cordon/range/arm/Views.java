package dev.cordon.range.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Keeps from clients what the range notes in a resource for itself: fields whose name begins with an underscore. */
public final class Views {
    private Views() {}

    /** The resource without the range's own notes. */
    public static ObjectNode visible(ObjectNode resource) {
        List<String> names = new ArrayList<>();
        resource.fieldNames().forEachRemaining(names::add);
        names.removeIf(name -> !name.startsWith("_"));
        return resource.deepCopy().remove(names);
    }
}
