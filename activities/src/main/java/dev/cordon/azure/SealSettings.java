package dev.cordon.azure;

import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The key that seals are made with: in a file or in a Key Vault, one of the two.
 *
 * @param keyFile a JSON Web Key with a private key on the curve P-256
 * @param createKeyFile whether the file is made, with a new key, if there is none
 * @param keyVault URL of a Key Vault
 * @param key name of an EC key in it, on the curve P-256; its newest version signs
 */
public record SealSettings(
        @Nullable Path keyFile,
        boolean createKeyFile,
        @Nullable URI keyVault,
        @Nullable String key) {
    public SealSettings {
        if ((keyFile == null) == (keyVault == null)) {
            throw new IllegalArgumentException(
                    (keyFile == null ? "neither a key file nor a Key Vault is" : "both a key file and a Key Vault are")
                            + " given; expected one of them");
        }
        if (keyVault != null && (key == null || key.isBlank())) {
            throw new IllegalArgumentException("the name of the key in Key Vault " + keyVault + " is missing");
        }
        if (keyVault != null && !"https".equalsIgnoreCase(keyVault.getScheme())) {
            throw new IllegalArgumentException("the Key Vault is " + keyVault + "; expected an https address");
        }
    }

    /** A key in a file. */
    public static SealSettings inFile(Path keyFile, boolean create) {
        return new SealSettings(Objects.requireNonNull(keyFile), create, null, null);
    }

    /** A key that never leaves its Key Vault. */
    public static SealSettings inKeyVault(URI keyVault, String key) {
        return new SealSettings(null, false, Objects.requireNonNull(keyVault), key);
    }
}
