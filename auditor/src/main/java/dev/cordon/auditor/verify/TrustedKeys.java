package dev.cordon.auditor.verify;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import dev.cordon.auditor.pack.UnreadablePack;
import java.io.IOException;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Keys that the auditor was given from outside the vault, for one purpose: to verify seals, or to verify decisions. Whoever
 * seals is not whoever lets people decide, so neither's keys are good for the other's signatures.
 */
public final class TrustedKeys {
    private final List<JWK> keys;
    private final boolean given;

    private TrustedKeys(List<JWK> keys, boolean given) {
        this.keys = List.copyOf(keys);
        this.given = given;
    }

    /**
     * Reads a key set.
     *
     * @param file null if none was given, so that no signature can be believed
     * @throws UnreadablePack if the file is no key set
     */
    public static TrustedKeys read(@Nullable Path file) {
        try {
            return file == null
                    ? new TrustedKeys(List.of(), false)
                    : new TrustedKeys(JWKSet.load(file.toFile()).getKeys(), true);
        } catch (IOException | ParseException malformed) {
            throw new UnreadablePack(file + " holds no trusted keys", malformed);
        }
    }

    boolean given() {
        return given;
    }

    /** Names of keys that are in another set, too, under whatever name. */
    List<String> sharedWith(TrustedKeys other) {
        Set<String> thumbprints =
                other.keys.stream().map(TrustedKeys::thumbprint).collect(Collectors.toSet());
        return keys.stream()
                .filter(key -> thumbprints.contains(thumbprint(key)))
                .map(key -> String.valueOf(key.getKeyID()))
                .toList();
    }

    /** Why a signature is not one of a trusted key with ES256; nothing if it is. */
    Optional<String> objection(JWSObject signed) {
        if (!JWSAlgorithm.ES256.equals(signed.getHeader().getAlgorithm())) {
            return Optional.of("is made with " + signed.getHeader().getAlgorithm() + ", not with ES256");
        }
        String keyId = signed.getHeader().getKeyID();
        ECKey key = key(keyId).orElse(null);
        if (key == null) {
            return Optional.of("is made with key " + keyId + ", which is none of the trusted ones");
        }
        return verifies(signed, key) ? Optional.empty() : Optional.of("does not verify with key " + keyId);
    }

    /** RFC 7638 thumbprint of a trusted key; nothing if there is no such key. */
    Optional<String> fingerprint(@Nullable String keyId) {
        return key(keyId).map(TrustedKeys::thumbprint);
    }

    private static String thumbprint(JWK key) {
        try {
            return key.computeThumbprint().toString();
        } catch (JOSEException impossible) {
            throw new IllegalStateException("a thumbprint takes SHA-256 alone", impossible);
        }
    }

    private Optional<ECKey> key(@Nullable String keyId) {
        return keys.stream()
                .filter(key -> keyId != null && keyId.equals(key.getKeyID()))
                .filter(ECKey.class::isInstance)
                .map(ECKey.class::cast)
                .findFirst();
    }

    private static boolean verifies(JWSObject signed, ECKey key) {
        try {
            return signed.verify(new ECDSAVerifier(key.toPublicJWK()));
        } catch (JOSEException | IllegalStateException unusable) {
            return false;
        }
    }
}
