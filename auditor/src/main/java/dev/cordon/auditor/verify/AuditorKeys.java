package dev.cordon.auditor.verify;

import dev.cordon.auditor.history.PayloadKeys;
import dev.cordon.auditor.pack.UnreadablePack;
import java.util.List;

/**
 * What an auditor brings along to verify and to read with.
 *
 * @param ofSeals the public keys of whoever seals
 * @param ofDecisions the public keys of whoever authenticates people and signs what they decide
 * @param ofPayloads the keys that payloads of histories are encrypted with
 */
public record AuditorKeys(TrustedKeys ofSeals, TrustedKeys ofDecisions, PayloadKeys ofPayloads) {
    public AuditorKeys {
        List<String> shared = ofSeals.sharedWith(ofDecisions);
        if (!shared.isEmpty()) {
            throw new UnreadablePack("key " + String.join(", ", shared)
                    + " is trusted for seals and for decisions, so whoever seals could decide: no finding would mean"
                    + " anything");
        }
    }
}
