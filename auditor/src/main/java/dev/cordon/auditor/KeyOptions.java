package dev.cordon.auditor;

import dev.cordon.auditor.history.PayloadKeys;
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
            description = "Key set with the public keys of seals and of decisions (or CORDON_TRUSTED_KEYS).")
    private @Nullable Path trusted;

    @Option(
            names = "--payload-keys",
            paramLabel = "JWKS",
            defaultValue = "${env:CORDON_PAYLOAD_KEYS}",
            description = "Key set that payloads of histories are encrypted with (or CORDON_PAYLOAD_KEYS).")
    private @Nullable Path payloads;

    TrustedKeys trusted() {
        return TrustedKeys.read(trusted);
    }

    PayloadKeys payloads() {
        return PayloadKeys.read(payloads);
    }
}
