package dev.cordon.starter.decisions;

import dev.cordon.engine.Fields;
import dev.cordon.engine.InvalidField;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody answers to a run's question. Gate, run and plan hash are those that the answer was given in sight of.
 *
 * @param comment why, in at most 1000 characters; may be empty
 */
public record Answer(String gate, String run, String planHash, String choice, String comment) {
    private static final List<String> FIELDS = List.of("gate", "run", "planHash", "choice", "comment");
    private static final int LONGEST_COMMENT = 1000;

    public Answer {
        if (comment.length() > LONGEST_COMMENT) {
            throw new InvalidField(
                    "comment", "has " + comment.length() + " characters; expected at most " + LONGEST_COMMENT);
        }
    }

    /**
     * Reads an answer from decoded JSON.
     *
     * @throws InvalidField if a field is missing, malformed or unknown
     */
    public static Answer read(@Nullable Object json) {
        Fields fields = Fields.of("decision", json, FIELDS);
        return new Answer(
                fields.text("gate"),
                fields.text("run"),
                fields.text("planHash"),
                fields.text("choice"),
                fields.textOrEmpty("comment"));
    }
}
