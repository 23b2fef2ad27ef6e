package dev.cordon.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step of a run, as it stands.
 *
 * @param step the step's name, for example {@code snapshot}
 * @param title what it does, in a few words
 * @param startedAt null while pending
 * @param endedAt null until done or failed
 * @param note what came of it or what it waits for, in words; empty if there is nothing to say
 */
public record StepStatus(
        String step,
        String title,
        StepState state,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        String note) {}
