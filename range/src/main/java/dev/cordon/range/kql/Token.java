package dev.cordon.range.kql;

/**
 * A word, literal or sign of a query.
 *
 * @param kind what it is
 * @param text its text; of a string, the string's value
 * @param line its line, from 1
 * @param column its place in the line, from 0
 */
record Token(Kind kind, String text, int line, int column) {
    static final String END = "<EOF>";

    enum Kind {
        WORD,
        TEXT,
        NUMBER,
        SIGN,
        END
    }

    boolean is(String sign) {
        return (kind == Kind.WORD || kind == Kind.SIGN) && text.equals(sign);
    }
}
