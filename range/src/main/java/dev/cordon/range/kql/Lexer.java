package dev.cordon.range.kql;

import dev.cordon.range.kql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a query apart into tokens. */
final class Lexer {
    private static final Pattern BLANK = Pattern.compile("(?:\\s++|//[^\\n]*+)++");
    private static final Pattern VERBATIM = Pattern.compile("@'([^'\\n]*)'|@\"([^\"\\n]*)\"");
    private static final Pattern QUOTED =
            Pattern.compile("'((?:[^'\\\\\\n]++|\\\\.)*+)'|\"((?:[^\"\\\\\\n]++|\\\\.)*+)\"");
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");
    private static final Pattern WORD =
            Pattern.compile("(?:project|mv|top)-[a-z]+|make-series|in~|has_\\w+|[A-Za-z_$]\\w*");
    private static final Pattern SIGN =
            Pattern.compile("![a-z_]+~?|==|=~|!=|!~|<=|>=|\\.\\.|[|,().\\[\\]=<>*+/%;:{}-]");

    private final String query;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String query) {
        this.query = query;
    }

    /** The query's tokens, an end token last. */
    static List<Token> tokens(String query) {
        Lexer lexer = new Lexer(query);
        while (lexer.skipBlank() < query.length()) {
            lexer.token();
        }
        lexer.add(Kind.END, Token.END);
        return lexer.tokens;
    }

    private int skipBlank() {
        Matcher blank = from(BLANK);
        if (blank.lookingAt()) {
            at = blank.end();
        }
        return at;
    }

    private void token() {
        boolean read = text(VERBATIM, false)
                || text(QUOTED, true)
                || plain(NUMBER, Kind.NUMBER)
                || plain(WORD, Kind.WORD)
                || plain(SIGN, Kind.SIGN);
        if (!read) {
            add(Kind.SIGN, query.substring(at, at + 1));
            throw KqlProblem.syntax(tokens.get(tokens.size() - 1));
        }
    }

    private boolean text(Pattern pattern, boolean escaped) {
        Matcher literal = from(pattern);
        if (!literal.lookingAt()) {
            return false;
        }
        String value = literal.group(1) == null ? literal.group(2) : literal.group(1);
        add(Kind.TEXT, escaped ? unescaped(value) : value);
        at = literal.end();
        return true;
    }

    private String unescaped(String value) {
        try {
            return value.translateEscapes();
        } catch (IllegalArgumentException unknownEscape) {
            add(Kind.TEXT, value);
            throw KqlProblem.syntax(tokens.get(tokens.size() - 1));
        }
    }

    private boolean plain(Pattern pattern, Kind kind) {
        Matcher word = from(pattern);
        if (!word.lookingAt()) {
            return false;
        }
        add(kind, word.group());
        at = word.end();
        return true;
    }

    private Matcher from(Pattern pattern) {
        return pattern.matcher(query).region(at, query.length());
    }

    private void add(Kind kind, String text) {
        String before = query.substring(0, at);
        int line =
                1 + (int) before.chars().filter(character -> character == '\n').count();
        tokens.add(new Token(kind, text, line, at - before.lastIndexOf('\n') - 1));
    }
}
