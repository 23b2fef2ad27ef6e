package dev.cordon.azure.custody;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import java.util.Optional;

/** The keys that seals are made with; none of them shows itself. */
interface SealKeys {
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
