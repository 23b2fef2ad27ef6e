package dev.cordon.azure.custody;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import dev.cordon.azure.SealSettings;
import dev.cordon.azure.arm.Azure;
import java.util.Objects;
import java.util.Optional;

/** The keys that seals are made with; none of them shows itself. */
interface SealKeys {
    /**
     * The keys that the settings name; a file is read now, a Key Vault is asked when there is something to seal.
     *
     * @throws IllegalArgumentException if a file holds no key to sign with
     */
    static SealKeys of(Azure azure, SealSettings seal) {
        return seal.keyFile() != null
                ? new FileSealKeys(seal.keyFile(), seal.createKeyFile())
                : new KeyVaultSealKeys(
                        azure.keyVault(Objects.requireNonNull(seal.keyVault())), Objects.requireNonNull(seal.key()));
    }

    /** The key to sign with now. */
    SealKey current();

    /** The public part of the key that a seal names, if it is one of these. */
    Optional<ECKey> named(String keyId);

    /** Whether one of these keys made the seal. */
    default boolean made(JWSObject seal) {
        String keyId = seal.getHeader().getKeyID();
        return keyId != null && named(keyId).filter(key -> verifies(key, seal)).isPresent();
    }

    private static boolean verifies(ECKey key, JWSObject seal) {
        try {
            return seal.verify(new ECDSAVerifier(key));
        } catch (JOSEException otherKind) {
            // A signature of an algorithm that these keys do not sign with is not theirs.
            return false;
        }
    }
}
