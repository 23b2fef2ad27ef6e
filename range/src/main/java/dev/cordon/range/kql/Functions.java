package dev.cordon.range.kql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The scalar functions, by name. */
final class Functions {
    private static final int ANY = -1;

    private Functions() {}

    static Expression call(Token name, List<Expression> arguments) {
        return switch (name.text()) {
            case "not" -> not(one(name, arguments));
            case "tolower" -> text(one(name, arguments), text -> text.toLowerCase(Locale.ROOT));
            case "toupper" -> text(one(name, arguments), text -> text.toUpperCase(Locale.ROOT));
            case "tostring" ->
                text(one(name, arguments), text -> text).named(arguments.get(0).name());
            case "strcat" -> strcat(checked(name, arguments, ANY));
            case "strlen" -> strlen(one(name, arguments));
            case "array_length" -> arrayLength(one(name, arguments));
            case "isempty" -> empty(one(name, arguments), true);
            case "isnotempty", "notempty" -> empty(one(name, arguments), false);
            case "isnull" -> nothing(one(name, arguments), true);
            case "isnotnull", "notnull" -> nothing(one(name, arguments), false);
            case "iff", "iif" -> iff(checked(name, arguments, 3));
            default -> throw Vocabulary.unknownFunction(name);
        };
    }

    private static Expression one(Token name, List<Expression> arguments) {
        return checked(name, arguments, 1).get(0);
    }

    private static List<Expression> checked(Token name, List<Expression> arguments, int wanted) {
        boolean right = wanted == ANY ? !arguments.isEmpty() : arguments.size() == wanted;
        if (!right) {
            throw KqlProblem.of(
                    "InvalidNumberOfArguments",
                    name.text() + "(): function expects " + (wanted == ANY ? "at least 1" : wanted) + " argument(s).",
                    name);
        }
        return arguments;
    }

    private static Expression text(Expression of, Function<String, String> change) {
        return Expression.text("", row -> change.apply(Values.text(of.of(row))));
    }

    private static Expression strcat(List<Expression> parts) {
        return Expression.text(
                "", row -> parts.stream().map(part -> Values.text(part.of(row))).collect(Collectors.joining()));
    }

    private static Expression strlen(Expression of) {
        return number(row -> IntNode.valueOf(Values.text(of.of(row)).length()));
    }

    private static Expression arrayLength(Expression of) {
        return number(row -> {
            JsonNode value = of.of(row);
            return value.isArray() ? IntNode.valueOf(value.size()) : NullNode.getInstance();
        });
    }

    private static Expression number(Function<ObjectNode, JsonNode> value) {
        return new Expression("", ColumnType.INTEGER, value);
    }

    private static Expression not(Expression of) {
        return Expression.condition(row -> !of.holds(row));
    }

    private static Expression empty(Expression of, boolean wanted) {
        return Expression.condition(row -> Values.text(of.of(row)).isEmpty() == wanted);
    }

    private static Expression nothing(Expression of, boolean wanted) {
        return Expression.condition(row -> of.of(row).isNull() == wanted);
    }

    private static Expression iff(List<Expression> parts) {
        return new Expression(
                "",
                parts.get(1).type(),
                row -> parts.get(parts.get(0).holds(row) ? 1 : 2).of(row));
    }
}
