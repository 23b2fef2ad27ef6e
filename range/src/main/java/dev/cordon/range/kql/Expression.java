package dev.cordon.range.kql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What computes a value from a row.
 *
 * @param name the name of a column that holds it; empty where it has none of its own
 * @param type the value's type
 * @param value the computation
 */
record Expression(String name, ColumnType type, Function<ObjectNode, JsonNode> value) {
    static Expression column(Column column) {
        return new Expression(
                column.name(), column.type(), row -> Values.typed(row.path(column.name()), column.type()));
    }

    static Expression literal(JsonNode value, ColumnType type) {
        return new Expression("", type, row -> value);
    }

    static Expression text(String name, Function<ObjectNode, String> value) {
        return new Expression(name, ColumnType.STRING, row -> TextNode.valueOf(value.apply(row)));
    }

    static Expression condition(Predicate<ObjectNode> holds) {
        return new Expression("", ColumnType.BOOLEAN, row -> BooleanNode.valueOf(holds.test(row)));
    }

    JsonNode of(ObjectNode row) {
        return value.apply(row);
    }

    boolean holds(ObjectNode row) {
        return of(row).asBoolean(false);
    }

    Expression named(String other) {
        return new Expression(other, type, value);
    }

    /** What lies below a dynamic value, under a name of an object or a number of a list. */
    Expression below(String step) {
        String joined = name.isEmpty() ? "" : name + "_" + step;
        boolean index = step.matches("\\d+");
        return new Expression(joined, ColumnType.OBJECT, row -> {
            JsonNode parent = of(row);
            JsonNode child = index && parent.isArray() ? parent.path(Integer.parseInt(step)) : parent.path(step);
            return Values.orNull(child);
        });
    }
}
