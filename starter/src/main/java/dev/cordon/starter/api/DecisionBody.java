package dev.cordon.starter.api;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a decision looks like. It describes; the decision itself is read field by field. */
@Schema(name = "DecisionRequest", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record DecisionBody(
        @Schema(description = "The gate, as the open question names it.", example = "isolate")
        String gate,

        @Schema(description = "The run, as the open question names it.", format = "uuid")
        String run,

        @Schema(description = "The hash of the plan that was read.")
        String planHash,

        @Schema(description = "One of the choices of the open question.", example = "approve")
        String choice,

        @Schema(description = "Why.", maxLength = 1000) @Nullable String comment) {
    static final String EXAMPLE = "{\"gate\": \"isolate\", \"run\": \"0198c1f2-5d3a-7a61-9d1e-3f5b8c2a7e10\","
            + " \"planHash\": \"3b0c…\", \"choice\": \"approve\", \"comment\": \"Seen, agreed with the owner\"}";
}
