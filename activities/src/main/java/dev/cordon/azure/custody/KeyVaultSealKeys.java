package dev.cordon.azure.custody;

import com.azure.core.exception.ResourceNotFoundException;
import com.azure.security.keyvault.keys.KeyClient;
import com.azure.security.keyvault.keys.models.JsonWebKey;
import com.azure.security.keyvault.keys.models.KeyVaultKey;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import dev.cordon.azure.arm.KeyVault;
import dev.cordon.capability.FailureType;
import java.util.Optional;
import java.util.regex.Pattern;

/** The versions of a key in a Key Vault, which signs by itself: the newest makes seals, all of them vouch for theirs. */
final class KeyVaultSealKeys implements SealKeys {
    private static final Pattern VERSION = Pattern.compile("[0-9A-Za-z]+");

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
        if (!keyId.startsWith(versions)) {
            return Optional.empty();
        }
        String version = keyId.substring(versions.length());
        return VERSION.matcher(version).matches() ? version(version) : Optional.empty();
    }

    private Optional<ECKey> version(String version) {
        try {
            return Optional.of(publicPart(keys.getKey(name, version).getKey()));
        } catch (ResourceNotFoundException never) {
            // A seal can name whatever its maker likes.
            return Optional.empty();
        }
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
