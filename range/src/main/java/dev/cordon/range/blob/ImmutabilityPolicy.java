package dev.cordon.range.blob;

/**
 * A container's time-based retention policy.
 *
 * @param days how long a blob is kept from its creation
 * @param locked whether the policy can only be extended from now on
 * @param allowProtectedAppendWrites whether append blobs may still grow
 * @param allowProtectedAppendWritesAll whether append and block blobs may still grow
 * @param etag changes with every change of the policy
 * @param extensions how often the locked policy was extended
 */
public record ImmutabilityPolicy(
        int days,
        boolean locked,
        boolean allowProtectedAppendWrites,
        boolean allowProtectedAppendWritesAll,
        String etag,
        int extensions) {
    /** The longest period Azure takes, in days. */
    public static final int LONGEST = 146_000;

    public ImmutabilityPolicy {
        if (days < 0 || days > LONGEST) {
            throw new IllegalArgumentException(
                    "immutabilityPeriodSinceCreationInDays must be between 1 and " + LONGEST + ", but was " + days);
        }
    }
}
