package dev.cordon.starter.api;

import io.swagger.v3.oas.annotations.media.Schema;

/** The answer to a request that needs no run: there is nothing to follow, and nothing went wrong. */
@Schema(name = "NothingToDo", description = "No run was started, and none was to be.")
public record NothingToDo(
        @Schema(allowableValues = NothingToDo.STATUS) String status,

        @Schema(description = "Why, in a sentence.") String detail) {
    /** Stands where a run's state would. */
    public static final String STATUS = "nothing to do";

    public NothingToDo(String detail) {
        this(STATUS, detail);
    }
}
