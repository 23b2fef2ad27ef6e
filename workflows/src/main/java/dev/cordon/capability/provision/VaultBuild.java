package dev.cordon.capability.provision;

import java.util.List;

/**
 * How much of a vault there is.
 *
 * @param account whether the storage account is there
 * @param versioning whether it keeps versions
 * @param container whether the container is there
 * @param policyDays retention of the container's policy in days; 0 for no policy
 * @param locked whether the policy is locked
 * @param differences what is there and is not as designed, each in a sentence; nothing of it is changed by itself
 */
public record VaultBuild(
        boolean account,
        boolean versioning,
        boolean container,
        int policyDays,
        boolean locked,
        List<String> differences) {
    public VaultBuild {
        differences = List.copyOf(differences);
    }
}
