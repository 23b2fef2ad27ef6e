package dev.cordon.range.logic.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.cordon.range.http.Json;

/** {@code If}: one branch or the other. */
final class Branching implements ActionType {
    private static final String NOT_TAKEN = "ActionBranchingConditionNotSatisfied";

    @Override
    public Outcome carryOut(Action action, Run run) {
        boolean holds = new Condition(run).holds(action.definition().path("expression"));
        JsonNode inputs = Json.object().set("expressionResult", BooleanNode.valueOf(holds));
        run.skip(action.branches().get(holds ? 1 : 0), NOT_TAKEN);
        Status status = run.within(action.branches().get(holds ? 0 : 1));
        Outcome outcome = status == Status.Succeeded
                ? Outcome.of(status, "OK", "")
                : Outcome.of(status, "ActionFailed", "An action failed. No dependent actions succeeded.");
        return outcome.with(inputs, MissingNode.getInstance());
    }
}
