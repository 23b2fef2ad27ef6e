package dev.cordon.range.kql;

import dev.cordon.range.kql.Token.Kind;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Carries queries out: a table, and operators behind pipes that each make a table of the one before. */
public final class Kql {
    private Kql() {}

    /**
     * Carries a query out.
     *
     * @param tables the tables by the names that a query may give them; a query that begins with an operator is about
     *     the one under the empty name
     * @throws KqlProblem where the query is wrong
     * @throws KqlUnsupported where it is right and the range cannot carry it out
     */
    public static Table run(String query, Function<String, Optional<Table>> tables) {
        Cursor cursor = new Cursor(Lexer.tokens(query));
        Table table = start(cursor, tables);
        while (cursor.take("|")) {
            table = new Operators(cursor, table).apply();
        }
        cursor.expect(Kind.END);
        cursor.problem().ifPresent(problem -> {
            throw problem;
        });
        return table;
    }

    private static Table start(Cursor cursor, Function<String, Optional<Table>> tables) {
        Token first = cursor.peek();
        if (first.kind() != Kind.WORD) {
            throw KqlProblem.syntax(first);
        }
        boolean alone = List.of("|", Token.END).contains(cursor.peekSecond().text());
        if (!alone && (Operators.knows(first) || Vocabulary.isOperator(first))) {
            return new Operators(cursor, tables.apply("").orElseThrow()).apply();
        }
        cursor.next();
        if (!cursor.atEndOfOperator()) {
            throw KqlProblem.syntax(cursor.peek());
        }
        return tables.apply(first.text())
                .orElseThrow(() -> KqlProblem.of(
                        "DisallowedLogicalTableName",
                        "Table " + first.text() + " is invalid, unsupported or disallowed.",
                        first));
    }
}
