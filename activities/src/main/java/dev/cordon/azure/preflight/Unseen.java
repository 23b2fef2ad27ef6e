package dev.cordon.azure.preflight;

import dev.cordon.capability.plan.Finding;
import dev.cordon.capability.plan.Finding.Kind;
import dev.cordon.capability.plan.Finding.Weight;

/** Findings about what the worker may not even look at: it warns, since what cannot be seen may well be in order. */
final class Unseen {
    private Unseen() {}

    /**
     * A reading that was refused.
     *
     * @param action what the worker's identity lacks
     * @param unknown what is therefore not known, to follow the words "it cannot see"
     */
    static Finding in(String resource, String action, String unknown) {
        String at = resource.startsWith("/") ? Words.of(resource) : resource;
        return new Finding(
                Kind.MISSING_PERMISSION,
                Weight.WARNS,
                resource,
                "Cordon's identity lacks " + action + " on " + at + ": it cannot see " + unknown + ".");
    }

    /** The subscription that a scope is in, so that one cause is one finding. */
    static String subscription(String scope) {
        return String.join("/", scope.split("/", 4)[0], scope.split("/", 4)[1], scope.split("/", 4)[2]);
    }
}
