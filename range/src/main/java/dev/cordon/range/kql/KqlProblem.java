package dev.cordon.range.kql;

/** A query that cannot be carried out, and what in it is wrong. */
public final class KqlProblem extends RuntimeException {
    private final String code;
    private final int line;
    private final int column;
    private final String token;

    private KqlProblem(String code, String message, Token at) {
        super(message, null, false, false);
        this.code = code;
        this.line = at.line();
        this.column = at.column();
        this.token = at.text();
    }

    static KqlProblem syntax(Token at) {
        return new KqlProblem("ParserFailure", "ParserFailure", at);
    }

    static KqlProblem of(String code, String message, Token at) {
        return new KqlProblem(code, message, at);
    }

    /** What sort of problem, in Resource Graph's words: {@code ParserFailure} for a query that is not in the language. */
    public String code() {
        return code;
    }

    /** The line it is in, from 1. */
    public int line() {
        return line;
    }

    /** Its place in the line, from 0. */
    public int column() {
        return column;
    }

    /** The text at that place; {@code <EOF>} at the end. */
    public String token() {
        return token;
    }
}
