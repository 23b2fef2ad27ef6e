package dev.cordon.auditor.history;

import com.google.protobuf.ByteString;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import dev.cordon.auditor.pack.UnreadablePack;
import io.temporal.api.common.v1.Payload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * The keys that payloads were encrypted with. An encrypted payload names its key; its data are a nonce of 96 bits and
 * what AES-256-GCM made of the whole payload, with the key's id as additional authenticated data.
 */
public final class PayloadKeys {
    private static final String ENCRYPTED = "binary/encrypted";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final JWKSet keys;

    private PayloadKeys(JWKSet keys) {
        this.keys = keys;
    }

    /**
     * Reads a key set of {@code oct} keys.
     *
     * @param file null for no keys
     * @throws UnreadablePack if the file is no key set
     */
    public static PayloadKeys read(@Nullable Path file) {
        try {
            return new PayloadKeys(file == null ? new JWKSet() : JWKSet.load(file.toFile()));
        } catch (IOException | ParseException malformed) {
            throw new UnreadablePack(file + " holds no keys of payloads", malformed);
        }
    }

    static boolean encrypted(Payload payload) {
        return ENCRYPTED.equals(metadata(payload, "encoding"));
    }

    /** The id of the key that a payload was encrypted with. */
    static String keyOf(Payload payload) {
        return metadata(payload, "encryption-key-id");
    }

    /** The payload in clear text; nothing if its key is not at hand or does not fit it. */
    Optional<Payload> decrypted(Payload payload) {
        JWK key = keys.getKeyByKeyId(keyOf(payload));
        if (!(key instanceof OctetSequenceKey secret)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Payload.parseFrom(opened(secret, payload)));
        } catch (GeneralSecurityException | IOException altered) {
            return Optional.empty();
        }
    }

    private static byte[] opened(OctetSequenceKey secret, Payload payload) throws GeneralSecurityException {
        byte[] data = payload.getData().toByteArray();
        int nonce = Math.min(NONCE_BYTES, data.length);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                secret.toSecretKey("AES"),
                new GCMParameterSpec(TAG_BITS, Arrays.copyOf(data, NONCE_BYTES)));
        cipher.updateAAD(keyOf(payload).getBytes(StandardCharsets.UTF_8));
        return cipher.doFinal(data, nonce, data.length - nonce);
    }

    private static String metadata(Payload payload, String name) {
        return payload.getMetadataOrDefault(name, ByteString.EMPTY).toStringUtf8();
    }
}
