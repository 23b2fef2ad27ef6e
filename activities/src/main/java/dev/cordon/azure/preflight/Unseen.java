package dev.cordon.azure.preflight;

import dev.cordon.capability.plan.Finding;
import dev.cordon.capability.plan.Finding.Kind;
import dev.cordon.capability.plan.Finding.Weight;

/** Findings about what the worker may not even look at: it warns, since what cannot be seen may well be in order. */
final class Unseen {
    private Unseen() {}

    /**
     * A reading that Azure refused.
     *
     * @param action the permission that it takes
     * @param unknown what is therefore not known, to follow the words "Cordon cannot see"
     */
    static Finding in(String resource, String action, String unknown) {
        return new Finding(
                Kind.MISSING_PERMISSION,
                Weight.WARNS,
                resource,
                "Cordon cannot see " + unknown + ": Azure refuses its identity " + action + " on " + Words.of(resource)
                        + ".");
    }
}
