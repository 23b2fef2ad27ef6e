package dev.cordon.range.logic.expression;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** What the functions of an expression look at: the run that it is evaluated in. */
public interface Scope {
    /** What the trigger put out: {@code body}, and {@code headers} where there are any. */
    JsonNode triggerOutputs();

    /** The value of a parameter; a missing node where the definition has none of that name. */
    JsonNode parameter(String name);

    /** An action with its status, code, inputs and outputs; a missing node where it has not ended. */
    JsonNode action(String name);

    /** The workflow and its run, as {@code workflow()} gives them. */
    JsonNode workflow();

    /** The time. */
    Instant now();
}
