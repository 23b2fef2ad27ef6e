package dev.cordon.starter.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.util.List;

/** Several runs at once. */
@Schema(name = "Runs", description = "Several runs.")
record RunList(
        List<RunView> runs,

        @Schema(description = "What to ask until every one of the runs has ended.")
        URI self) {
    RunList {
        runs = List.copyOf(runs);
    }
}
