package dev.cordon.capability.vault;

import java.util.List;

/**
 * What a vault has to be.
 *
 * @param container URL of the vault's container
 * @param minimumRetentionDays for how many days at least nothing in it can be deleted
 * @param regions short names of the regions that evidence may lie in, for example {@code westeurope}; empty for any
 */
public record VaultExpectation(String container, int minimumRetentionDays, List<String> regions) {
    public VaultExpectation {
        regions = List.copyOf(regions);
    }

    /** The same of another container. */
    public VaultExpectation of(String other) {
        return new VaultExpectation(other, minimumRetentionDays, regions);
    }
}
