package dev.cordon.range.logic.expression;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** A piece of an expression that has been read. */
sealed interface Node {
    /** A text, number, true, false or null. */
    record Literal(JsonNode value) implements Node {}

    /** A function with its arguments. */
    record Invocation(String function, List<Node> arguments) implements Node {
        public Invocation {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * An element of an object or array.
     *
     * @param lenient whether what is not there is null and not an error, as {@code ?} asks
     */
    record Element(Node owner, Node key, boolean lenient) implements Node {}
}
