package dev.cordon.range.logic.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.List;
import java.util.Locale;

/** Works out what an expression comes to. */
final class Evaluator {
    private final Scope scope;

    Evaluator(Scope scope) {
        this.scope = scope;
    }

    JsonNode evaluate(Node node) {
        if (node instanceof Node.Literal literal) {
            return literal.value();
        }
        if (node instanceof Node.Element element) {
            return Values.element(evaluate(element.owner()), evaluate(element.key()), element.lenient());
        }
        return invoke((Node.Invocation) node);
    }

    /** The functions that do not look at all of their arguments, and all others. */
    private JsonNode invoke(Node.Invocation invocation) {
        List<Node> arguments = invocation.arguments();
        return switch (invocation.function().toLowerCase(Locale.ROOT)) {
            case "if" -> evaluate(arguments.get(isTrue(at(invocation, 2, 0)) ? 1 : 2));
            case "and" -> BooleanNode.valueOf(arguments.stream().allMatch(this::isTrue));
            case "or" -> BooleanNode.valueOf(arguments.stream().anyMatch(this::isTrue));
            case "coalesce" ->
                arguments.stream()
                        .map(this::evaluate)
                        .filter(value -> !value.isNull())
                        .findFirst()
                        .orElse(NullNode.getInstance());
            default -> plain(invocation);
        };
    }

    private JsonNode plain(Node.Invocation invocation) {
        Arguments arguments = new Arguments(
                invocation.function(),
                invocation.arguments().stream().map(this::evaluate).toList());
        return RunFunctions.find(arguments, scope)
                .or(() -> PlainFunctions.find(arguments))
                .orElseThrow(() -> ExpressionFailure.notImplemented("the function '" + invocation.function() + "'"));
    }

    private boolean isTrue(Node node) {
        return Values.isTrue(evaluate(node));
    }

    private static Node at(Node.Invocation invocation, int last, int index) {
        if (invocation.arguments().size() != last + 1) {
            throw ExpressionFailure.invalid("The function '" + invocation.function() + "' takes " + (last + 1)
                    + " arguments, but has " + invocation.arguments().size() + ".");
        }
        return invocation.arguments().get(index);
    }
}
