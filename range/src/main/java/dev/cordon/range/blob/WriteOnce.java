package dev.cordon.range.blob;

import dev.cordon.range.http.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What retention policies and legal holds forbid.
 *
 * <p>A container-level policy or hold forbids changing a blob that exists, even after its retention has run out; only
 * deleting is possible again then. A version-level policy or hold guards each version by itself: new versions may come,
 * guarded ones stay.
 */
final class WriteOnce {
    private WriteOnce() {}

    /** Before a blob's content is replaced by other content of the same name. */
    static void requireReplaceable(Container container, Blob blob) {
        if (!container.versionLevelImmutability) {
            requireNoContainerGuard(container);
        } else if (blob.versionId == null) {
            requireNoGuardOf(blob, Instant.MIN);
        }
    }

    /** Before a blob's content or what it says about itself is changed in place. */
    static void requireChangeable(Container container, Blob blob, Instant now) {
        if (container.versionLevelImmutability) {
            requireNoGuardOf(blob, now);
        } else {
            requireNoContainerGuard(container);
        }
    }

    /** Before bytes are added at a blob's end. */
    static void requireAppendable(Container container, Blob blob, Instant now) {
        ImmutabilityPolicy policy = container.policy;
        boolean exempt =
                policy != null && (policy.allowProtectedAppendWrites() || policy.allowProtectedAppendWritesAll());
        if (!exempt) {
            requireChangeable(container, blob, now);
        }
    }

    /** Before a state is deleted for good. */
    static void requireDeletable(Container container, Blob blob, Instant now) {
        if (container.versionLevelImmutability) {
            requireNoGuardOf(blob, now);
            return;
        }
        if (!container.legalHolds.isEmpty()) {
            throw heldByLaw();
        }
        if (retainedUntil(container, blob).filter(now::isBefore).isPresent()) {
            throw retained();
        }
    }

    /** Gives a new version the retention that its container sets by default. */
    static void applyDefault(Container container, Blob blob) {
        if (container.versionLevelImmutability && container.policy != null) {
            blob.retainedUntil = blob.created.plus(Duration.ofDays(container.policy.days()));
            blob.retentionLocked = container.policy.locked();
        }
    }

    private static Optional<Instant> retainedUntil(Container container, Blob blob) {
        return Optional.ofNullable(container.policy).map(policy -> blob.created.plus(Duration.ofDays(policy.days())));
    }

    private static void requireNoContainerGuard(Container container) {
        if (!container.legalHolds.isEmpty()) {
            throw heldByLaw();
        }
        if (container.policy != null) {
            throw retained();
        }
    }

    private static void requireNoGuardOf(Blob blob, Instant now) {
        if (blob.legalHold) {
            throw heldByLaw();
        }
        if (blob.retainedUntil != null && now.isBefore(blob.retainedUntil)) {
            throw retained();
        }
    }

    private static Refusal retained() {
        return StorageError.of(
                409,
                "BlobImmutableDueToPolicy",
                "This operation is not permitted as the blob is immutable due to a policy.");
    }

    private static Refusal heldByLaw() {
        return StorageError.of(
                409,
                "BlobImmutableDueToLegalHold",
                "This operation is not permitted as the blob is immutable due to one or more legal holds.");
    }
}
