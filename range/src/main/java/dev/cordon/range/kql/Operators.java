package dev.cordon.range.kql;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.http.Json;
import dev.cordon.range.kql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads one operator behind a pipe and carries it out. */
final class Operators {
    private static final Set<String> KNOWN = Set.of(
            "where",
            "filter",
            "project",
            "project-away",
            "extend",
            "order",
            "sort",
            "take",
            "limit",
            "top",
            "count",
            "summarize",
            "distinct");

    private final Cursor cursor;
    private final Table table;
    private final Expressions expressions;

    Operators(Cursor cursor, Table table) {
        this.cursor = cursor;
        this.table = table;
        this.expressions = new Expressions(cursor, table);
    }

    static boolean knows(Token operator) {
        return KNOWN.contains(operator.text());
    }

    Table apply() {
        Token operator = cursor.next();
        Table made = operator.kind() == Kind.WORD ? apply(operator) : unknown(operator);
        if (!cursor.atEndOfOperator()) {
            throw KqlProblem.syntax(cursor.peek());
        }
        return made;
    }

    private Table apply(Token operator) {
        return switch (operator.text()) {
            case "where", "filter" -> where();
            case "project" -> table.of(new Cells(cursor, expressions).all());
            case "project-away" -> away();
            case "extend" -> extend();
            case "order", "sort" -> sorted();
            case "take", "limit" -> first(table.rows(), number());
            case "top" -> top();
            case "count" -> count();
            case "summarize" -> new Summary(cursor, table, expressions).apply();
            case "distinct" -> distinct();
            default -> unknown(operator);
        };
    }

    private static Table unknown(Token operator) {
        throw Vocabulary.unknownOperator(operator);
    }

    private Table where() {
        Expression predicate = expressions.predicate();
        return table.with(table.rows().stream().filter(predicate::holds).toList());
    }

    private Table away() {
        List<Column> kept = new ArrayList<>(table.columns());
        do {
            String pattern = cursor.expect(Kind.WORD).text();
            boolean start = cursor.take("*");
            kept.removeIf(column ->
                    start ? column.name().startsWith(pattern) : column.name().equals(pattern));
        } while (cursor.take(","));
        return table.of(kept.stream().map(Expression::column).toList());
    }

    private Table extend() {
        List<Expression> cells =
                new ArrayList<>(table.columns().stream().map(Expression::column).toList());
        for (Expression added : new Cells(cursor, expressions).all()) {
            int there = cells.stream().map(Expression::name).toList().indexOf(added.name());
            if (there < 0) {
                cells.add(added);
            } else {
                cells.set(there, added);
            }
        }
        return table.of(cells);
    }

    private Table sorted() {
        cursor.expect("by");
        return table.with(table.rows().stream()
                .sorted(new Sorting(cursor, expressions).all())
                .toList());
    }

    private Table top() {
        int most = number();
        cursor.expect("by");
        return first(
                table.rows().stream()
                        .sorted(new Sorting(cursor, expressions).all())
                        .toList(),
                most);
    }

    private Table first(List<ObjectNode> rows, int most) {
        return table.with(rows.subList(0, Math.min(most, rows.size())));
    }

    private int number() {
        Token number = cursor.expect(Kind.NUMBER);
        if (!number.text().matches("\\d{1,9}")) {
            throw KqlProblem.syntax(number);
        }
        return Integer.parseInt(number.text());
    }

    private Table count() {
        List<Column> columns = List.of(new Column("Count", ColumnType.INTEGER));
        return new Table(
                columns, List.of(Json.object().put("Count", table.rows().size())));
    }

    private Table distinct() {
        List<Expression> cells = cursor.take("*")
                ? table.columns().stream().map(Expression::column).toList()
                : new Cells(cursor, expressions).all();
        Table chosen = table.of(cells);
        return chosen.with(chosen.rows().stream().distinct().toList());
    }
}
