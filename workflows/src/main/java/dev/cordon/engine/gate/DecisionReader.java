package dev.cordon.engine.gate;

import dev.cordon.capability.decision.Decision;
import dev.cordon.engine.Fields;
import dev.cordon.engine.InvalidField;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a decision as a person may have typed it into the Temporal UI. */
public final class DecisionReader {
    private static final List<String> FIELDS =
            List.of("gate", "run", "planHash", "choice", "decider", "comment", "signature");

    private DecisionReader() {}

    /**
     * Reads decoded JSON.
     *
     * @throws InvalidField if a field is missing, malformed or unknown
     */
    public static Decision read(@Nullable Object json) {
        Fields fields = Fields.of("decision", json, FIELDS);
        String comment = fields.textOrEmpty("comment");
        return new Decision(
                fields.text("gate"),
                fields.text("run"),
                fields.text("planHash"),
                fields.text("choice"),
                fields.text("decider"),
                comment,
                fields.optionalText("signature"));
    }
}
