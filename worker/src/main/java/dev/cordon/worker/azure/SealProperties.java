package dev.cordon.worker.azure;

import dev.cordon.azure.SealSettings;
import dev.cordon.worker.InvalidSetting;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The key that chains of custody are sealed with, needed by the role evidence.
 *
 * @param keyFile a JSON Web Key with a private key on the curve P-256
 * @param createKeyFile whether it is made if there is none
 * @param keyVault URL of a Key Vault
 * @param key name of an EC key in it
 */
@ConfigurationProperties("cordon.seal")
record SealProperties(
        @Nullable Path keyFile,
        @DefaultValue("false") boolean createKeyFile,
        @Nullable URI keyVault,
        @Nullable String key) {
    /** @throws InvalidSetting if there is not exactly one key */
    SealSettings settings() {
        if (keyFile == null && keyVault == null) {
            throw new InvalidSetting(
                    "cordon.seal.key-file",
                    "missing; the role evidence seals what it collects: expected a key file, or cordon.seal.key-vault"
                            + " and cordon.seal.key");
        }
        try {
            return new SealSettings(keyFile, createKeyFile, keyVault, key);
        } catch (IllegalArgumentException contradiction) {
            throw new InvalidSetting("cordon.seal", String.valueOf(contradiction.getMessage()));
        }
    }
}
