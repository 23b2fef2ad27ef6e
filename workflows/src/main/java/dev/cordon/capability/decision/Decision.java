package dev.cordon.capability.decision;

import org.jspecify.annotations.Nullable;

/**
 * What a person decided, as it was sent.
 *
 * @param gate the gate it is for, as the run names it
 * @param run id of the run it is for: a reset re-applies old messages to a new run, and they must not count there
 * @param planHash the plan it is for
 * @param choice one of the choices that the gate offers, for example {@code approve}
 * @param decider who decided
 * @param comment why; may be empty
 * @param signature a JWS (compact, ES256) of whoever authenticated the decider; null for one who only says so
 */
public record Decision(
        String gate,
        String run,
        String planHash,
        String choice,
        String decider,
        String comment,
        @Nullable String signature) {}
