package dev.cordon.range.logic.runtime;

import com.fasterxml.jackson.databind.JsonNode;

/** {@code Compose}: puts its inputs out. */
final class Compose implements ActionType {
    @Override
    public Outcome carryOut(Action action, Run run) {
        JsonNode value = run.filled(action.inputs());
        return Outcome.succeeded(value, value);
    }
}
