package dev.cordon.range.kql;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.http.Json;
import dev.cordon.range.kql.Token.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts rows by what they have in common. */
final class Summary {
    private final Cursor cursor;
    private final Table table;
    private final Expressions expressions;
    private final List<String> counts = new ArrayList<>();

    Summary(Cursor cursor, Table table, Expressions expressions) {
        this.cursor = cursor;
        this.table = table;
        this.expressions = expressions;
    }

    Table apply() {
        if (!cursor.peek().is("by")) {
            do {
                counts.add(count());
            } while (cursor.take(","));
        }
        List<Expression> by = cursor.take("by") ? new Cells(cursor, expressions).all() : List.of();
        if (by.isEmpty() && counts.isEmpty()) {
            throw KqlProblem.syntax(cursor.peek());
        }
        return summed(by);
    }

    private String count() {
        Token name = cursor.expect(Kind.WORD);
        String given = "count_";
        if (cursor.take("=")) {
            given = name.text();
            name = cursor.expect(Kind.WORD);
        }
        cursor.expect("(");
        if (!name.is("count")) {
            throw Vocabulary.unknownAggregate(name);
        }
        cursor.expect(")");
        return given;
    }

    private Table summed(List<Expression> by) {
        Table keys = table.of(by);
        Map<ObjectNode, Integer> sums = new LinkedHashMap<>();
        keys.rows().forEach(key -> sums.merge(key, 1, Integer::sum));
        if (by.isEmpty() && sums.isEmpty()) {
            sums.put(Json.object(), 0);
        }
        List<Column> columns = new ArrayList<>(keys.columns());
        counts.forEach(name -> columns.add(new Column(name, ColumnType.INTEGER)));
        List<ObjectNode> rows = new ArrayList<>();
        sums.forEach((key, sum) -> rows.add(withCounts(key.deepCopy(), sum)));
        return new Table(columns, rows);
    }

    private ObjectNode withCounts(ObjectNode row, int sum) {
        counts.forEach(name -> row.put(name, sum));
        return row;
    }
}
