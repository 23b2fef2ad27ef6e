package dev.cordon.engine.custody;

import dev.cordon.capability.custody.Sealed;
import dev.cordon.capability.vault.VaultCheck;
import java.util.Optional;

/** What the steps of custody say of themselves, for whoever watches a run. */
public final class CustodyNotes {
    private CustodyNotes() {}

    public static String vault(Optional<VaultCheck> check) {
        return check.map(VaultCheck::words).orElse("");
    }

    public static String manifest(Optional<Sealed> seal) {
        return seal.map(Sealed::words).orElse("");
    }
}
