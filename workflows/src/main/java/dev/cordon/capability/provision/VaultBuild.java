package dev.cordon.capability.provision;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much of a vault there is.
 *
 * @param account whether the storage account is there
 * @param versioning whether it keeps versions
 * @param container whether the container is there
 * @param policyDays retention of the container's policy in days; 0 for no policy
 * @param locked whether the policy is locked
 * @param differences what is there and is not as designed, each in a sentence; nothing of it is changed by itself
 * @param unfit those of them with which it must not be locked, since the lock makes a vault of it for good: anybody may
 *     read it, it lies in another region, or its shared keys let anybody in who has one
 * @param url URL of the container; null as long as there is none
 */
public record VaultBuild(
        boolean account,
        boolean versioning,
        boolean container,
        int policyDays,
        boolean locked,
        List<String> differences,
        List<String> unfit,
        @Nullable String url) {
    public VaultBuild {
        differences = List.copyOf(differences);
        unfit = copy(unfit);
    }

    /** Histories that are older than this list have none. */
    private static List<String> copy(@Nullable List<String> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
