package dev.cordon.runbook.incident;

import org.jspecify.annotations.Nullable;

/**
 * An entity of an incident, and what it means.
 *
 * @param entity what it is, for people
 * @param path which field of the incident names it
 * @param words what is done about it, or why nothing is, in a sentence
 * @param target Azure Resource Manager id of the machine; null if it is none
 */
public record Mapped(
        String entity,
        String path,
        Meaning meaning,
        String words,
        @Nullable String target) {
    /** Whether a human has to do something about it. */
    public boolean waitsForAHuman() {
        return meaning == Meaning.UNRESOLVED || meaning == Meaning.FOR_A_HUMAN;
    }
}
