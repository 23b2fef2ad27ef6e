package dev.cordon.codec;

import com.azure.core.exception.AzureException;
import com.azure.identity.DefaultAzureCredentialBuilder;
import com.azure.security.keyvault.secrets.SecretClient;
import com.azure.security.keyvault.secrets.SecretClientBuilder;
import com.azure.security.keyvault.secrets.models.SecretProperties;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;

/**
 * Keys in Azure Key Vault: the versions of one secret, each 32 random bytes in Base64. The newest enabled version is
 * active, a version's id is its key's id, and older enabled versions decrypt; a disabled version decrypts nothing.
 */
public final class KeyVaultKeys {
    private static final Comparator<SecretProperties> NEWEST_FIRST = Comparator.comparing(
                    SecretProperties::getCreatedOn, Comparator.nullsFirst(Comparator.<OffsetDateTime>naturalOrder()))
            .reversed();

    private final SecretClient vault;
    private final String secret;

    KeyVaultKeys(SecretClient vault, String secret) {
        this.vault = vault;
        this.secret = secret;
    }

    /**
     * The keys of a vault, with {@code DefaultAzureCredential}. They are read in the background: a process starts
     * while the vault does not answer, and keeps the keys that it read once.
     *
     * @param vault for example {@code https://kv-cordon.vault.azure.net}
     */
    public static KeyRing of(URI vault, String secret) {
        SecretClient client = new SecretClientBuilder()
                .vaultUrl(vault.toString())
                .credential(new DefaultAzureCredentialBuilder().build())
                .buildClient();
        return ReloadedKeys.unknown(new KeyVaultKeys(client, secret)::keys);
    }

    KeySet keys() {
        try {
            List<PayloadKey> keys = vault.listPropertiesOfSecretVersions(secret).stream()
                    .filter(version -> Boolean.TRUE.equals(version.isEnabled()))
                    .sorted(NEWEST_FIRST)
                    .map(this::key)
                    .toList();
            return KeySet.of(keys);
        } catch (AzureException refused) {
            throw new UnreadableKeys(where() + ": cannot be read (" + refused.getMessage() + ")", refused);
        } catch (IllegalArgumentException wrong) {
            throw new UnreadableKeys(where() + ": " + wrong.getMessage(), wrong);
        }
    }

    private PayloadKey key(SecretProperties version) {
        String value = vault.getSecret(secret, version.getVersion()).getValue();
        return new PayloadKey(version.getVersion(), decoded(version.getVersion(), value));
    }

    /** As {@code openssl rand -base64 32} writes it, or in the alphabet of URLs. */
    private static byte[] decoded(String version, String value) {
        try {
            return Base64.getUrlDecoder().decode(value.strip().replace('+', '-').replace('/', '_'));
        } catch (IllegalArgumentException quotesIt) {
            throw new IllegalArgumentException("version " + version + " is not Base64");
        }
    }

    private String where() {
        return vault.getVaultUrl() + "/secrets/" + secret;
    }
}
