package dev.cordon.auditor.verify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cordon.auditor.history.HistoryFile;
import dev.cordon.auditor.history.Message;
import dev.cordon.auditor.pack.PackJson;
import dev.cordon.capability.decision.Decision;
import dev.cordon.engine.InvalidField;
import dev.cordon.engine.gate.DecisionReader;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A decision that reached a run, read as the run reads it.
 *
 * @param event number of the event that brought it
 * @param runs the run that it reached; of a history that was copied by a reset, those that it may have been
 * @param decision null if it cannot be read as one
 */
record SentDecision(long event, Set<String> runs, @Nullable Decision decision) {
    private static final String VERIFY = "decision.verify";

    static List<SentDecision> all(HistoryFile history) {
        return history.decisions().stream().map(SentDecision::of).toList();
    }

    private static SentDecision of(Message message) {
        return new SentDecision(message.event(), message.runs(), read(message.content()));
    }

    private static @Nullable Decision read(JsonNode content) {
        try {
            return DecisionReader.read(PackJson.mapper().convertValue(content, Object.class));
        } catch (InvalidField unreadable) {
            return null;
        }
    }

    /**
     * Whether the run had taken note of it before it ordered something: its code had a turn for that, after the
     * signature had been verified if there is one.
     */
    boolean notedBefore(long order, HistoryFile history) {
        long known = decision == null || decision.signature() == null ? event : verified(decision, history);
        // The last turn is the one that gave the order, and may not have come to the message yet.
        return known < order && history.turns(known, order) > 1;
    }

    private static long verified(Decision decision, HistoryFile history) {
        return history.calls().stream()
                .filter(call -> call.type().equals(VERIFY) && call.answered())
                .filter(call -> Objects.equals(read(call.input()), decision))
                .mapToLong(call -> call.answeredBy())
                .min()
                .orElse(Long.MAX_VALUE);
    }
}
