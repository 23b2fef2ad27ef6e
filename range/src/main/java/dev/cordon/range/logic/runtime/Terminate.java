package dev.cordon.range.logic.runtime;

import com.fasterxml.jackson.databind.JsonNode;

/** {@code Terminate}: ends the run with a status of its own. */
final class Terminate implements ActionType {
    @Override
    public Outcome carryOut(Action action, Run run) {
        JsonNode inputs = run.filled(action.inputs());
        Status status = Status.of(inputs.path("runStatus").asText());
        JsonNode error = inputs.path("runError");
        run.terminate(Outcome.of(
                status,
                error.path("code").asText("Terminated"),
                error.path("message").asText("")));
        return Outcome.succeeded(inputs, inputs.path("none"));
    }
}
