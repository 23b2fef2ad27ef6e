package dev.cordon.range.arm;

import dev.cordon.range.http.Answer;

/** A resource type or a family of operations that ARM routes to once its own checks have passed. */
public interface ArmHandler {
    /** Whether this handler knows the request's type and method. */
    boolean handles(ArmRequest request);

    /** The operation in RBAC's spelling, such as {@code Microsoft.Compute/disks/write}. */
    String action(ArmRequest request);

    /**
     * Carries the request out; ARM holds the tenant's lock meanwhile.
     *
     * @throws dev.cordon.range.http.Refusal where the answer is an error
     */
    Answer answer(ArmRequest request);

    /** Whether the caller needs to be allowed {@link #action}; some lists show only what the caller may see. */
    default boolean guarded(ArmRequest request) {
        return true;
    }
}
