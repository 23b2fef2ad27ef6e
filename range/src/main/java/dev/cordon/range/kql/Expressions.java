package dev.cordon.range.kql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.cordon.range.kql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Reads expressions: or, below it and, below it comparisons, below those names, paths, calls and literals. */
final class Expressions {
    private final Cursor cursor;
    private final Table table;

    /** Reads expressions about the rows of a table. */
    Expressions(Cursor cursor, Table table) {
        this.cursor = cursor;
        this.table = table;
    }

    /** An expression that is true or false. */
    Expression predicate() {
        Expression predicate = any();
        if (predicate.type() != ColumnType.BOOLEAN) {
            throw KqlProblem.syntax(cursor.peek());
        }
        return predicate;
    }

    Expression any() {
        Expression left = both();
        while (cursor.take("or")) {
            Expression first = left;
            Expression second = both();
            left = Expression.condition(row -> first.holds(row) || second.holds(row));
        }
        return left;
    }

    private Expression both() {
        Expression left = comparison();
        while (cursor.take("and")) {
            Expression first = left;
            Expression second = comparison();
            left = Expression.condition(row -> first.holds(row) && second.holds(row));
        }
        return left;
    }

    private Expression comparison() {
        Expression left = value();
        Token operator = cursor.peek();
        if (Comparisons.isList(operator)) {
            cursor.next();
            return among(operator, left);
        }
        Optional<BiPredicate<JsonNode, JsonNode>> known = Comparisons.of(operator);
        if (known.isPresent()) {
            cursor.next();
            return compared(left, known.get(), value());
        }
        if (Vocabulary.isComparison(operator) || Vocabulary.isArithmetic(operator)) {
            throw new KqlUnsupported("the operator " + operator.text());
        }
        return left;
    }

    private static Expression compared(Expression left, BiPredicate<JsonNode, JsonNode> operator, Expression right) {
        return Expression.condition(row -> operator.test(left.of(row), right.of(row)));
    }

    private Expression among(Token operator, Expression left) {
        cursor.expect("(");
        List<Expression> others = list();
        return Expression.condition(row -> Comparisons.among(operator, left.of(row), values(others, row)));
    }

    private static List<JsonNode> values(List<Expression> expressions, ObjectNode row) {
        return expressions.stream().map(expression -> expression.of(row)).toList();
    }

    /** Expressions up to the closing parenthesis; the opening one has been passed. */
    List<Expression> list() {
        List<Expression> list = new ArrayList<>();
        if (cursor.take(")")) {
            return list;
        }
        do {
            list.add(any());
        } while (cursor.take(","));
        cursor.expect(")");
        return list;
    }

    private Expression value() {
        Expression value = primary();
        while (cursor.peek().is(".") || cursor.peek().is("[")) {
            value = value.below(step());
        }
        return value;
    }

    private String step() {
        if (cursor.take(".")) {
            return cursor.expect(Kind.WORD).text();
        }
        cursor.expect("[");
        Token step = cursor.next();
        if (step.kind() != Kind.TEXT && step.kind() != Kind.NUMBER) {
            throw KqlProblem.syntax(step);
        }
        cursor.expect("]");
        return step.text();
    }

    private Expression primary() {
        Token token = cursor.next();
        return switch (token.kind()) {
            case TEXT -> Expression.literal(TextNode.valueOf(token.text()), ColumnType.STRING);
            case NUMBER -> number(token);
            case WORD -> word(token);
            default -> sign(token);
        };
    }

    private Expression sign(Token token) {
        if (token.is("(")) {
            Expression inner = any();
            cursor.expect(")");
            return inner;
        }
        if (token.is("-") && cursor.peek().kind() == Kind.NUMBER) {
            throw new KqlUnsupported("negative numbers");
        }
        if (token.is("[") && cursor.peek().kind() == Kind.TEXT) {
            Token name = cursor.next();
            cursor.expect("]");
            return column(name);
        }
        throw KqlProblem.syntax(token);
    }

    private static Expression number(Token token) {
        return token.text().contains(".")
                ? Expression.literal(DoubleNode.valueOf(Double.parseDouble(token.text())), ColumnType.NUMBER)
                : Expression.literal(LongNode.valueOf(Long.parseLong(token.text())), ColumnType.INTEGER);
    }

    private Expression word(Token token) {
        if (token.is("true") || token.is("false")) {
            return Expression.literal(BooleanNode.valueOf(token.is("true")), ColumnType.BOOLEAN);
        }
        return cursor.take("(") ? Functions.call(token, list()) : column(token);
    }

    private Expression column(Token name) {
        Optional<Column> column = table.column(name.text());
        if (column.isEmpty()) {
            cursor.unresolved(name);
        }
        return Expression.column(column.orElseGet(() -> new Column(name.text(), ColumnType.OBJECT)));
    }
}
