package dev.cordon.range.logic.expression;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one expression, such as {@code triggerBody()?['object']?['id']}. */
final class Reader {
    private static final Pattern SPACE = Pattern.compile("\\s*");
    private static final Pattern TEXT = Pattern.compile("'([^']*+(?:''[^']*+)*+)'");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final String text;
    private int at;

    private Reader(String text) {
        this.text = text;
    }

    /**
     * Reads a whole expression, without its at sign.
     *
     * @throws ExpressionFailure where it is none
     */
    static Node read(String text) {
        Reader reader = new Reader(text);
        Node node = reader.node();
        if (reader.at < text.length()) {
            throw reader.wrong();
        }
        return node;
    }

    private Node node() {
        Node node = primary();
        while (true) {
            Node element = element(node);
            if (element == null) {
                return node;
            }
            node = element;
        }
    }

    private @Nullable Node element(Node owner) {
        boolean lenient = next("?");
        if (next("[")) {
            Node key = node();
            require("]");
            return new Node.Element(owner, key, lenient);
        }
        if (next(".")) {
            return new Node.Element(
                    owner, new Node.Literal(new TextNode(match(NAME).group())), lenient);
        }
        if (lenient) {
            throw wrong();
        }
        return null;
    }

    private Node primary() {
        skip();
        if (looksAt(TEXT)) {
            return new Node.Literal(new TextNode(match(TEXT).group(1).replace("''", "'")));
        }
        if (looksAt(NUMBER)) {
            return number(match(NUMBER).group());
        }
        String name = match(NAME).group();
        if (next("(")) {
            return new Node.Invocation(name, arguments());
        }
        return word(name);
    }

    private static Node number(String digits) {
        boolean whole = !digits.contains(".") && digits.length() < 18;
        return new Node.Literal(whole ? new LongNode(Long.parseLong(digits)) : new DecimalNode(new BigDecimal(digits)));
    }

    private Node word(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "true" -> new Node.Literal(BooleanNode.TRUE);
            case "false" -> new Node.Literal(BooleanNode.FALSE);
            case "null" -> new Node.Literal(NullNode.getInstance());
            default -> throw wrong();
        };
    }

    private List<Node> arguments() {
        List<Node> arguments = new ArrayList<>();
        if (next(")")) {
            return arguments;
        }
        do {
            arguments.add(node());
        } while (next(","));
        require(")");
        return arguments;
    }

    private boolean looksAt(Pattern pattern) {
        return pattern.matcher(text).region(at, text.length()).lookingAt();
    }

    private Matcher match(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            throw wrong();
        }
        at = matcher.end();
        skip();
        return matcher;
    }

    private boolean next(String symbol) {
        if (!text.startsWith(symbol, at)) {
            return false;
        }
        at += symbol.length();
        skip();
        return true;
    }

    private void require(String symbol) {
        if (!next(symbol)) {
            throw wrong();
        }
    }

    private void skip() {
        Matcher space = SPACE.matcher(text).region(at, text.length());
        at = space.lookingAt() ? space.end() : at;
    }

    private ExpressionFailure wrong() {
        return ExpressionFailure.invalid(
                "The template language expression '" + text + "' is not valid at position " + at + ".");
    }
}
