package dev.cordon.capability.vault;

import dev.cordon.capability.custody.Provenance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a look at the vault showed.
 *
 * @param shortcomings what is not as expected, each in a sentence; empty if the vault is what it has to be
 */
public record VaultCheck(
        VaultState state,
        List<String> shortcomings,
        @Nullable Provenance provenance) {
    public VaultCheck {
        shortcomings = List.copyOf(shortcomings);
    }

    /** It in a sentence. */
    public String words() {
        return shortcomings.isEmpty()
                ? "locked, retains for " + state.retentionDays() + " days"
                : "goes on, though: " + String.join("; ", shortcomings);
    }
}
