package dev.cordon.auditor.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Set;
import java.util.TreeSet;

/** In which fields two objects differ. */
final class Difference {
    private Difference() {}

    /** For the end of a sentence; empty if they do not differ. */
    static String between(JsonNode one, JsonNode other) {
        Set<String> names = new TreeSet<>();
        for (Iterator<String> each = one.fieldNames(); each.hasNext(); ) {
            names.add(each.next());
        }
        for (Iterator<String> each = other.fieldNames(); each.hasNext(); ) {
            names.add(each.next());
        }
        names.removeIf(name -> AccountCheck.same(one.path(name), other.path(name)));
        return names.isEmpty() ? "" : ": they differ in " + String.join(", ", names);
    }
}
