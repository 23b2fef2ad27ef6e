package dev.cordon.auditor;

import dev.cordon.auditor.history.PayloadKeys;
import dev.cordon.auditor.verify.AuditorKeys;
import dev.cordon.auditor.verify.TrustedKeys;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The keys that an auditor brings along. They never come from the vault. */
final class KeyOptions {
    @Option(
            names = "--keys",
            paramLabel = "JWKS",
            defaultValue = "${env:CORDON_TRUSTED_KEYS}",
            description = "Key set with the public keys of seals (or CORDON_TRUSTED_KEYS).")
    private @Nullable Path seals;

    @Option(
            names = "--decision-keys",
            paramLabel = "JWKS",
            defaultValue = "${env:CORDON_DECISION_KEYS}",
            description = "Key set with the public keys of decisions, the starter's (or CORDON_DECISION_KEYS).")
    private @Nullable Path decisions;

    @Option(
            names = "--payload-keys",
            paramLabel = "JWKS",
            defaultValue = "${env:CORDON_PAYLOAD_KEYS}",
            description = "Key set that payloads of histories are encrypted with (or CORDON_PAYLOAD_KEYS).")
    private @Nullable Path payloads;

    AuditorKeys all() {
        return new AuditorKeys(TrustedKeys.read(seals), TrustedKeys.read(decisions), payloads());
    }

    PayloadKeys payloads() {
        return PayloadKeys.read(payloads);
    }
}
