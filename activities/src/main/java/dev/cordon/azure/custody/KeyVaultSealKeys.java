package dev.cordon.azure.custody;

import com.azure.security.keyvault.keys.KeyClient;
import com.azure.security.keyvault.keys.models.JsonWebKey;
import com.azure.security.keyvault.keys.models.KeyVaultKey;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import dev.cordon.azure.arm.KeyVault;
import dev.cordon.capability.FailureType;
import java.util.Optional;

/** The versions of a key in a Key Vault, which signs by itself: the newest makes seals, all of them vouch for theirs. */
final class KeyVaultSealKeys implements SealKeys {
    private final KeyVault vault;
    private final KeyClient keys;
    private final String name;

    KeyVaultSealKeys(KeyVault vault, String name) {
        this.vault = vault;
        this.keys = vault.keys();
        this.name = name;
    }

    @Override
    public SealKey current() {
        KeyVaultKey key = keys.getKey(name);
        ECKey unused = publicPart(key.getKey());
        return new SealKey(key.getId(), new KeyVaultSigner(vault.key(key.getId())));
    }

    @Override
    public Optional<ECKey> named(String keyId) {
        String versions = vault.url() + "/keys/" + name + "/";
        return keyId.startsWith(versions)
                ? Optional.of(publicPart(
                        keys.getKey(name, keyId.substring(versions.length())).getKey()))
                : Optional.empty();
    }

    private ECKey publicPart(JsonWebKey key) {
        if (!Curve.P_256.getName().equals(String.valueOf(key.getCurveName()))) {
            throw FailureType.MISCONFIGURED.failure(
                    "Key " + name + " in Key Vault " + vault.url() + " is on the curve " + key.getCurveName()
                            + "; seals are made with P-256",
                    null);
        }
        return new ECKey.Builder(Curve.P_256, Base64URL.encode(key.getX()), Base64URL.encode(key.getY())).build();
    }
}
