package dev.cordon.engine.gate;

import java.util.List;

/**
 * How a gate ended.
 *
 * @param passed whether the run may go on
 * @param by who decided it; empty where nobody was asked or nobody answered
 * @param words it in a sentence
 */
public record GateOutcome(boolean passed, List<String> by, String words) {
    public GateOutcome {
        by = List.copyOf(by);
    }
}
