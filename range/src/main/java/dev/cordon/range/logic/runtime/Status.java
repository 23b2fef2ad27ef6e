package dev.cordon.range.logic.runtime;

import java.util.Arrays;

/** How an action or a run ended, in the words of Logic Apps. */
enum Status {
    Succeeded,
    Failed,
    Skipped,
    TimedOut,
    Cancelled;

    /** Whether a {@code runAfter} that names these takes this one. */
    boolean isAmong(Iterable<String> names) {
        for (String name : names) {
            if (name.equalsIgnoreCase(name())) {
                return true;
            }
        }
        return false;
    }

    static Status of(String name) {
        return Arrays.stream(values())
                .filter(status -> status.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new ActionFailure("InvalidTemplate", "There is no status '" + name + "'."));
    }
}
