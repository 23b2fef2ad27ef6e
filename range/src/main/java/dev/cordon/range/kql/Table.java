package dev.cordon.range.kql;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.http.Json;
import java.util.List;
import java.util.Optional;

/**
 * Rows under named columns; a row holds a value for every column, which may be null.
 *
 * @param columns the columns in order
 * @param rows the rows in order
 */
public record Table(List<Column> columns, List<ObjectNode> rows) {
    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** The column of that name, in the same case. */
    public Optional<Column> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    Table with(List<ObjectNode> other) {
        return new Table(columns, other);
    }

    /** The same table with other columns, each filled by its expression. */
    Table of(List<Expression> cells) {
        List<Column> made =
                cells.stream().map(cell -> new Column(cell.name(), cell.type())).toList();
        List<ObjectNode> filled = rows.stream().map(row -> row(cells, row)).toList();
        return new Table(made, filled);
    }

    private static ObjectNode row(List<Expression> cells, ObjectNode row) {
        ObjectNode made = Json.object();
        cells.forEach(cell -> made.set(cell.name(), cell.of(row)));
        return made;
    }
}
