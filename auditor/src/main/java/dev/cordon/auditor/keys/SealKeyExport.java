package dev.cordon.auditor.keys;

import com.azure.core.exception.AzureException;
import com.azure.security.keyvault.keys.KeyClient;
import com.azure.security.keyvault.keys.models.JsonWebKey;
import com.azure.security.keyvault.keys.models.KeyProperties;
import com.azure.security.keyvault.keys.models.KeyVaultKey;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.util.Base64URL;
import dev.cordon.auditor.pack.UnreadablePack;
import java.util.List;

/** The public parts of a key that seals, one a version, each under the name that a seal names it by. */
public final class SealKeyExport {
    private final KeyClient vault;
    private final String name;

    SealKeyExport(KeyClient vault, String name) {
        this.vault = vault;
        this.name = name;
    }

    /**
     * Every enabled version.
     *
     * @throws UnreadablePack if the vault does not show them, or shows none that could have sealed anything
     */
    public JWKSet keys() {
        try {
            List<JWK> keys = vault.listPropertiesOfKeyVersions(name).stream()
                    .filter(version -> Boolean.TRUE.equals(version.isEnabled()))
                    .map(this::publicPart)
                    .toList();
            if (keys.isEmpty()) {
                throw new UnreadablePack(where() + " has no version that is enabled");
            }
            return new JWKSet(keys);
        } catch (AzureException refused) {
            throw new UnreadablePack(where() + " cannot be read", refused);
        }
    }

    /** Versions that Azure shows to nobody while they are disabled; what they sealed stays unchecked without them. */
    public List<String> disabled() {
        return vault.listPropertiesOfKeyVersions(name).stream()
                .filter(version -> !Boolean.TRUE.equals(version.isEnabled()))
                .map(KeyProperties::getId)
                .toList();
    }

    private JWK publicPart(KeyProperties version) {
        KeyVaultKey key = vault.getKey(name, version.getVersion());
        JsonWebKey shown = key.getKey();
        if (!Curve.P_256.getName().equals(String.valueOf(shown.getCurveName()))) {
            throw new UnreadablePack(
                    key.getId() + " is on the curve " + shown.getCurveName() + "; seals are made with P-256");
        }
        return new ECKey.Builder(Curve.P_256, Base64URL.encode(shown.getX()), Base64URL.encode(shown.getY()))
                .keyID(key.getId())
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.ES256)
                .build();
    }

    private String where() {
        return vault.getVaultUrl() + "/keys/" + name;
    }
}
