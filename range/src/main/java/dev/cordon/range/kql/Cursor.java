package dev.cordon.range.kql;

import dev.cordon.range.kql.Token.Kind;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The place in a query that its parser has come to.
 *
 * <p>A name that means nothing is told only once the whole query has turned out to be well-formed: mistakes in the
 * language come first, as with Kusto.
 */
final class Cursor {
    private final List<Token> tokens;
    private int at;
    private @Nullable KqlProblem unresolved;

    Cursor(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token peek() {
        return tokens.get(at);
    }

    Token peekSecond() {
        return tokens.get(Math.min(at + 1, tokens.size() - 1));
    }

    Token next() {
        Token token = peek();
        at = Math.min(at + 1, tokens.size() - 1);
        return token;
    }

    /** Passes a word or sign where it is the next; says whether it was. */
    boolean take(String text) {
        boolean there = peek().is(text);
        if (there) {
            next();
        }
        return there;
    }

    void expect(String text) {
        if (!take(text)) {
            throw KqlProblem.syntax(peek());
        }
    }

    Token expect(Kind kind) {
        if (peek().kind() != kind) {
            throw KqlProblem.syntax(peek());
        }
        return next();
    }

    boolean atEndOfOperator() {
        return peek().kind() == Kind.END || peek().is("|");
    }

    void unresolved(Token name) {
        if (unresolved == null) {
            unresolved = KqlProblem.of(
                    "UnresolvedName",
                    "Failed to resolve column or scalar expression named '" + name.text() + "'.",
                    name);
        }
    }

    Optional<KqlProblem> problem() {
        return Optional.ofNullable(unresolved);
    }
}
