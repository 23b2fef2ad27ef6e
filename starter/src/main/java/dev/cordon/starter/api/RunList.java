package dev.cordon.starter.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Several runs at once, one for each machine that an incident names. */
@Schema(name = "Runs", description = "Several runs, one for each machine that an incident names.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunList(
        List<RunView> runs,

        @Schema(
                description =
                        "Only in the answer to a POST: machines that were named and for which no run was started.")
        @Nullable List<Refused> refused,

        @Schema(description = "What to ask until every one of the runs has ended.")
        URI self) {
    public RunList {
        runs = List.copyOf(runs);
    }

    /** A machine that was named and for which no run was started. */
    @Schema(name = "Refused")
    public record Refused(
            @Schema(description = "Which field of the request names it.")
            String field,

            @Schema(description = "The machine.") String vmId,

            @Schema(description = "Why no run was started for it, in a sentence.")
            String detail) {}
}
