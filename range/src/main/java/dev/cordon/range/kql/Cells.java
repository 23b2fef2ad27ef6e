package dev.cordon.range.kql;

import dev.cordon.range.kql.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Reads a list of expressions that become columns, each with a name given to it or of its own. */
final class Cells {
    private final Cursor cursor;
    private final Expressions expressions;
    private final List<Expression> cells = new ArrayList<>();

    Cells(Cursor cursor, Expressions expressions) {
        this.cursor = cursor;
        this.expressions = expressions;
    }

    List<Expression> all() {
        do {
            cells.add(cell());
        } while (cursor.take(","));
        return cells;
    }

    private Expression cell() {
        String given = given();
        Expression cell = expressions.any();
        if (!given.isEmpty()) {
            return cell.named(given);
        }
        return cell.name().isEmpty() ? cell.named("Column" + (cells.size() + 1)) : cell;
    }

    private String given() {
        boolean named = cursor.peek().kind() == Kind.WORD && cursor.peekSecond().is("=");
        if (!named) {
            return "";
        }
        String name = cursor.next().text();
        cursor.expect("=");
        return name;
    }
}
