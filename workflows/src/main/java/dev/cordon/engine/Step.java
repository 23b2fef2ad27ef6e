package dev.cordon.engine;

import java.util.Locale;

/** A named step of a runbook. Runbooks declare theirs as an enum, in the order in which they are carried out. */
public interface Step {
    /** The enum constant's name. */
    String name();

    /** What the step does, in a few words. */
    String title();

    /** The step's name as it stands in histories and search attributes, for example {@code detach-identities}. */
    default String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
