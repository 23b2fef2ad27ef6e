package dev.cordon.codec;

import io.temporal.common.converter.CodecDataConverter;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * With which keys a process encrypts payloads; with none of them, payloads are clear text.
 *
 * @param keyFile a file with a JWK set of {@code oct} keys
 * @param createKeyFile whether the file is made, with a new key, if it does not exist
 * @param keyVault address of an Azure Key Vault
 * @param secret name of the secret there whose versions are the keys
 */
public record EncryptionSettings(
        @Nullable Path keyFile,
        boolean createKeyFile,
        @Nullable URI keyVault,
        @Nullable String secret) {
    private static final Logger LOG = LoggerFactory.getLogger(EncryptionSettings.class);
    private static final String PREFIX = "cordon.temporal.encryption.";

    public EncryptionSettings {
        require(keyFile == null || keyVault == null, "key-file: stands beside key-vault; expected one of them");
        require((keyVault == null) == (secret == null), "secret: goes with key-vault; expected both or neither");
        require(keyFile != null || !createKeyFile, "create-key-file: needs key-file");
    }

    /** The keys; empty if none are set. */
    public Optional<KeyRing> keys() {
        if (keyFile != null) {
            return Optional.of(createKeyFile ? FileKeys.readOrCreate(keyFile) : FileKeys.read(keyFile));
        }
        return keyVault == null || secret == null ? Optional.empty() : Optional.of(KeyVaultKeys.of(keyVault, secret));
    }

    /** The converter for a client of Temporal. Without keys it logs that payloads are clear text. */
    public CodecDataConverter converter() {
        return keys().map(Encryption::converter).orElseGet(() -> {
            LOG.warn(
                    "Payloads are not encrypted: whoever reads Temporal's database reads what runs did. Set {}key-file"
                            + " or {}key-vault.",
                    PREFIX,
                    PREFIX);
            return Encryption.clearText();
        });
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(PREFIX + problem);
        }
    }
}
