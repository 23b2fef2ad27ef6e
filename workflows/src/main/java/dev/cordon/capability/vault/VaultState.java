package dev.cordon.capability.vault;

import java.util.List;

/**
 * A vault as Azure Resource Manager shows it.
 *
 * @param container URL of the container
 * @param accountId Azure Resource Manager id of the storage account; empty if it cannot be seen
 * @param region short name of the account's region; empty if it cannot be seen
 * @param immutability where the retention policy stands
 * @param locked whether the policy is locked, so that nobody can shorten or remove it
 * @param retentionDays for how many days what is written is retained
 * @param appends what may be appended to in spite of the policy
 * @param versioning whether the account keeps versions of blobs
 * @param publicAccess whether anybody may read without signing in
 * @param legalHolds tags of the legal holds on the container
 */
public record VaultState(
        String container,
        String accountId,
        String region,
        Immutability immutability,
        boolean locked,
        int retentionDays,
        ProtectedAppends appends,
        boolean versioning,
        boolean publicAccess,
        List<String> legalHolds) {
    public VaultState {
        legalHolds = List.copyOf(legalHolds);
    }

    /** Where a retention policy stands. */
    public enum Immutability {
        /** On the container. */
        CONTAINER,
        /** On every version of a blob (version-level immutability). */
        VERSIONS,
        NONE
    }

    /** What a locked policy lets be added to: {@code allowProtectedAppendWrites} and {@code …All}. */
    public enum ProtectedAppends {
        NONE,
        /** Append blobs only. */
        APPEND_BLOBS,
        /** Append blobs and block blobs. */
        APPEND_AND_BLOCK_BLOBS
    }
}
