package dev.cordon.azure.preflight;

import dev.cordon.capability.plan.Finding.Weight;

/**
 * Something that the worker has to be allowed to do.
 *
 * @param action Azure's name of it
 * @param data whether it is done with the data itself and not through Azure Resource Manager
 * @param purpose what a run needs it for, to follow the words "it cannot"
 * @param weight what it means where it is lacking
 */
record Need(String action, boolean data, String purpose, Weight weight) {
    /** A step fails without it. */
    static Need step(String action, String purpose) {
        return new Need(action, false, purpose, Weight.BLOCKS);
    }

    /** A step that works on data fails without it. */
    static Need dataStep(String action, String purpose) {
        return new Need(action, true, purpose, Weight.BLOCKS);
    }

    /** Containment succeeds without it; what comes after fails. */
    static Need later(String action, String purpose) {
        return new Need(action, false, purpose, Weight.WARNS);
    }

    boolean isMetBy(Permission permission) {
        return data ? permission.allowsData(action) : permission.allows(action);
    }
}
