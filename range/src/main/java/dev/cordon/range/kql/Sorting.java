package dev.cordon.range.kql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;

/** Reads what rows are sorted by: descending where nothing is said, with nulls at the small end where nothing is. */
final class Sorting {
    private final Cursor cursor;
    private final Expressions expressions;

    Sorting(Cursor cursor, Expressions expressions) {
        this.cursor = cursor;
        this.expressions = expressions;
    }

    Comparator<ObjectNode> all() {
        Comparator<ObjectNode> order = one();
        while (cursor.take(",")) {
            order = order.thenComparing(one());
        }
        return order;
    }

    private Comparator<ObjectNode> one() {
        Expression by = expressions.any();
        boolean ascending = cursor.take("asc");
        if (!ascending) {
            cursor.take("desc");
        }
        boolean nullsFirst = nullsFirst(ascending);
        Comparator<JsonNode> values = ascending ? Values.ORDER : Values.ORDER.reversed();
        return Comparator.comparing(by::of, nulls(nullsFirst).thenComparing(values));
    }

    private boolean nullsFirst(boolean usual) {
        if (!cursor.take("nulls")) {
            return usual;
        }
        if (cursor.take("first")) {
            return true;
        }
        cursor.expect("last");
        return false;
    }

    private static Comparator<JsonNode> nulls(boolean first) {
        Comparator<JsonNode> last = Comparator.comparing(JsonNode::isNull);
        return first ? last.reversed() : last;
    }
}
