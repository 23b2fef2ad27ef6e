package dev.cordon.codec;

import java.util.Arrays;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** One AES key of 256 bits, and the id that payloads encrypted with it carry. */
public final class PayloadKey {
    private static final int BYTES = 32;
    private static final int LONGEST_ID = 200;

    private final String id;
    private final SecretKey secret;

    /**
     * @param id what payloads name it by
     * @param secret its 32 bytes; copied
     * @throws IllegalArgumentException if it has no id or another length; the message holds nothing of the secret
     */
    public PayloadKey(String id, byte[] secret) {
        if (id.isBlank() || id.length() > LONGEST_ID) {
            throw new IllegalArgumentException(
                    "key id: '" + id + "' is out of range; expected 1 to " + LONGEST_ID + " characters");
        }
        if (secret.length != BYTES) {
            throw new IllegalArgumentException(
                    "key '" + id + "': has " + secret.length + " bytes; expected " + BYTES + " (AES-256)");
        }
        this.id = id;
        this.secret = new SecretKeySpec(Arrays.copyOf(secret, secret.length), "AES");
    }

    public String id() {
        return id;
    }

    SecretKey secret() {
        return secret;
    }

    @Override
    public String toString() {
        return "key " + id;
    }
}
