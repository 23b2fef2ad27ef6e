package dev.cordon.runbook.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entity of an incident, and what it means.
 *
 * @param entity what it is, for people
 * @param path which field of the incident names it
 * @param words what is done about it, or why nothing is, in a sentence
 * @param target Azure Resource Manager id of the machine; null if it is none
 * @param alertedAt from when its time to contain counts; null if nobody says
 * @param sameness the same for whatever names the same, ids included; empty if it stands for several things
 */
public record Mapped(
        String entity,
        String path,
        Meaning meaning,
        String words,
        @Nullable String target,
        @Nullable Instant alertedAt,
        String sameness) {
    /** Whether a human has to do something about it. */
    public boolean waitsForAHuman() {
        return meaning == Meaning.UNRESOLVED || meaning == Meaning.FOR_A_HUMAN;
    }

    /** The same thing, which means something else than it seemed to: no machine to act on. */
    Mapped but(Meaning other, String why) {
        return new Mapped(entity, path, other, why, null, alertedAt, sameness);
    }

    /** The same thing, whose time to contain counts from then. */
    Mapped countedFrom(@Nullable Instant then) {
        return new Mapped(entity, path, meaning, words, target, then, sameness);
    }
}
