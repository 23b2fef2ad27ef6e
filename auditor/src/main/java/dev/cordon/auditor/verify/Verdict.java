package dev.cordon.auditor.verify;

import java.util.Collection;

/** What became of a check. */
public enum Verdict {
    HOLDS("holds", 0),
    DOES_NOT_HOLD("DOES NOT HOLD", 1),
    UNCHECKED("could not be checked", 2);

    private final String words;
    private final int exitCode;

    Verdict(String words, int exitCode) {
        this.words = words;
        this.exitCode = exitCode;
    }

    /** As a person reads it. */
    public String words() {
        return words;
    }

    public int exitCode() {
        return exitCode;
    }

    /** The verdict on everything: one that does not hold outweighs what could not be checked. */
    public static Verdict of(Collection<Verdict> all) {
        if (all.contains(DOES_NOT_HOLD)) {
            return DOES_NOT_HOLD;
        }
        return all.contains(UNCHECKED) ? UNCHECKED : HOLDS;
    }
}
