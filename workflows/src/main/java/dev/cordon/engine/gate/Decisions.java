package dev.cordon.engine.gate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people were asked and what they decided.
 *
 * @param open the question that is open; null for none
 * @param records every decision that arrived, counted or not
 */
public record Decisions(@Nullable Question open, List<DecisionRecord> records) {
    public Decisions {
        records = List.copyOf(records);
    }

    /** As a desk has them now. */
    public static Decisions of(DecisionDesk desk) {
        return new Decisions(desk.question().orElse(null), desk.records());
    }
}
