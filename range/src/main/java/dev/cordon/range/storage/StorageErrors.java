package dev.cordon.range.storage;

import dev.cordon.range.http.Errors;
import dev.cordon.range.http.Refusal;

/** What the storage resource provider refuses, in its words. */
final class StorageErrors {
    private StorageErrors() {}

    static Refusal containerNotFound() {
        return Errors.refusal(404, "ContainerNotFound", "The specified container does not exist.");
    }

    static Refusal invalid(String name, String value) {
        return Errors.refusal(
                400,
                "InvalidRequestPropertyValue",
                "The value '" + value + "' is not allowed for property " + name + ".");
    }

    static Refusal policyFailure(String message) {
        return Errors.refusal(409, "ContainerImmutabilityPolicyFailure", message);
    }
}
