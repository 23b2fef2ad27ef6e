package dev.cordon.auditor.keys;

import com.azure.core.exception.AzureException;
import com.azure.security.keyvault.secrets.SecretClient;
import com.azure.security.keyvault.secrets.models.SecretProperties;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.util.Base64URL;
import dev.cordon.auditor.pack.UnreadablePack;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;

/** The keys that payloads of histories are encrypted with: the versions of one secret. Whoever has them reads all. */
public final class PayloadKeyExport {
    private static final Comparator<SecretProperties> NEWEST_FIRST = Comparator.comparing(
                    SecretProperties::getCreatedOn, Comparator.nullsFirst(Comparator.<OffsetDateTime>naturalOrder()))
            .reversed();

    private final SecretClient vault;
    private final String name;

    PayloadKeyExport(SecretClient vault, String name) {
        this.vault = vault;
        this.name = name;
    }

    /**
     * Every enabled version, as a set that {@code --payload-keys} reads.
     *
     * @throws UnreadablePack if the vault does not show them
     */
    public JWKSet keys() {
        try {
            // Dates are whole seconds: two versions of one second are told apart by which of them is the current one.
            String current = vault.getSecret(name).getProperties().getVersion();
            List<JWK> keys = vault.listPropertiesOfSecretVersions(name).stream()
                    .filter(version -> Boolean.TRUE.equals(version.isEnabled()))
                    .sorted(NEWEST_FIRST)
                    .sorted(Comparator.comparing(version -> !current.equals(version.getVersion())))
                    .map(this::key)
                    .toList();
            if (keys.isEmpty()) {
                throw new UnreadablePack(where() + " has no version that is enabled");
            }
            return new JWKSet(keys);
        } catch (AzureException refused) {
            throw new UnreadablePack(where() + " cannot be read", refused);
        }
    }

    private JWK key(SecretProperties version) {
        String value = vault.getSecret(name, version.getVersion()).getValue();
        // As 'openssl rand -base64 32' writes it, or in the alphabet of URLs.
        String base64 = value.strip().replace('+', '-').replace('/', '_').replace("=", "");
        return new OctetSequenceKey.Builder(new Base64URL(base64))
                .keyID(version.getVersion())
                .build();
    }

    private String where() {
        return vault.getVaultUrl() + "/secrets/" + name;
    }
}
