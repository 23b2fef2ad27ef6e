package dev.cordon.starter.console;

import dev.cordon.starter.decisions.Answer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the page of a run sends when one of its buttons is pressed. */
record DecisionForm(
        @Nullable String gate,
        @Nullable String run,
        @Nullable String planHash,
        @Nullable String choice,
        @Nullable String comment) {
    Answer answer() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("gate", gate);
        fields.put("run", run);
        fields.put("planHash", planHash);
        fields.put("choice", choice);
        fields.put("comment", comment == null ? "" : comment.strip());
        return Answer.read(fields);
    }
}
