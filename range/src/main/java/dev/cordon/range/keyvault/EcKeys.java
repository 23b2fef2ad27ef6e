package dev.cordon.range.keyvault;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.text.ParseException;

/** Key pairs on P-256, and the signatures they make over digests: R and S one after the other. */
final class EcKeys {
    private static final String OVER_DIGESTS = "NONEwithECDSAinP1363Format";

    private EcKeys() {}

    static String generate() {
        try {
            return new ECKeyGenerator(Curve.P_256).generate().toJSONString();
        } catch (JOSEException impossible) {
            throw new IllegalStateException("This JVM has no P-256", impossible);
        }
    }

    static ECKey of(KeyVersion version) {
        try {
            return ECKey.parse(version.jwk());
        } catch (ParseException malformed) {
            throw new IllegalStateException("Version " + version.version() + " is no key", malformed);
        }
    }

    static byte[] sign(ECKey key, byte[] digest) {
        try {
            Signature signature = Signature.getInstance(OVER_DIGESTS);
            signature.initSign(key.toECPrivateKey());
            signature.update(digest);
            return signature.sign();
        } catch (GeneralSecurityException | JOSEException impossible) {
            throw new IllegalStateException("The digest could not be signed", impossible);
        }
    }

    /** Whether a signature holds; one that is none does not. */
    static boolean verifies(ECKey key, byte[] digest, byte[] given) {
        if (given.length != 2 * digest.length) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance(OVER_DIGESTS);
            signature.initVerify(key.toECPublicKey());
            signature.update(digest);
            return signature.verify(given);
        } catch (GeneralSecurityException | JOSEException impossible) {
            throw new IllegalStateException("The signature could not be verified", impossible);
        }
    }
}
