package dev.cordon.codec;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.temporal.api.common.v1.Payload;
import io.temporal.payload.codec.PayloadCodec;
import io.temporal.payload.codec.PayloadCodecException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Encrypts whole payloads, their metadata included, with AES-256-GCM. The data of an encrypted payload is a random nonce
 * of 96 bits, the ciphertext and the tag of 128 bits; key id and original encoding are authenticated with it. What was
 * not encrypted here is left as it is: a commander types clear text.
 *
 * <p>Thread-safe.
 */
public final class AesGcmCodec implements PayloadCodec {
    static final String ENCODING = "encoding";
    static final String KEY_ID = "encryption-key-id";
    static final String ORIGINAL_ENCODING = "encryption-original-encoding";
    static final ByteString ENCRYPTED = ByteString.copyFromUtf8("binary/encrypted");

    private static final String PURPOSE = "cordon.payload/1";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final KeyRing keys;
    private final SecureRandom random = new SecureRandom();

    public AesGcmCodec(KeyRing keys) {
        this.keys = keys;
    }

    @Override
    public List<Payload> encode(List<Payload> payloads) {
        return payloads.stream().map(this::encrypted).toList();
    }

    /**
     * @throws UnknownKey if one is encrypted with a key that is not there
     * @throws PayloadCodecException if one was altered since it was encrypted
     */
    @Override
    public List<Payload> decode(List<Payload> payloads) {
        return payloads.stream()
                .map(each -> isEncrypted(each) ? decrypted(each) : each)
                .toList();
    }

    private static boolean isEncrypted(Payload payload) {
        return ENCRYPTED.equals(payload.getMetadataMap().get(ENCODING)) && payload.containsMetadata(KEY_ID);
    }

    private Payload encrypted(Payload clear) {
        PayloadKey key = keys.active();
        ByteString original = clear.getMetadataOrDefault(ENCODING, ByteString.EMPTY);
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, original, nonce).doFinal(clear.toByteArray());
            return Payload.newBuilder()
                    .putMetadata(ENCODING, ENCRYPTED)
                    .putMetadata(KEY_ID, ByteString.copyFromUtf8(key.id()))
                    .putMetadata(ORIGINAL_ENCODING, original)
                    .setData(ByteString.copyFrom(nonce).concat(ByteString.copyFrom(sealed)))
                    .build();
        } catch (GeneralSecurityException impossible) {
            throw new PayloadCodecException("a payload could not be encrypted with the " + key, impossible);
        }
    }

    private Payload decrypted(Payload payload) {
        String id = payload.getMetadataOrThrow(KEY_ID).toStringUtf8();
        PayloadKey key = keys.named(id).orElseThrow(() -> new UnknownKey(id));
        ByteString original = payload.getMetadataOrDefault(ORIGINAL_ENCODING, ByteString.EMPTY);
        byte[] data = payload.getData().toByteArray();
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, original, data);
            return Payload.parseFrom(cipher.doFinal(data, NONCE_BYTES, data.length - NONCE_BYTES));
        } catch (GeneralSecurityException | InvalidProtocolBufferException | IllegalArgumentException altered) {
            throw new PayloadCodecException(
                    "the payload is not what was encrypted with the key '" + id
                            + "': it was altered, or another key has that id",
                    altered);
        }
    }

    private static Cipher cipher(int mode, PayloadKey key, ByteString original, byte[] startingWithNonce)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.secret(), new GCMParameterSpec(TAG_BITS, startingWithNonce, 0, NONCE_BYTES));
        cipher.updateAAD(authenticated(key.id(), original));
        return cipher;
    }

    /** Each part with its length before it, so that no two pairs give the same bytes. */
    private static byte[] authenticated(String keyId, ByteString original) {
        byte[] purpose = PURPOSE.getBytes(StandardCharsets.UTF_8);
        byte[] id = keyId.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(3 * Integer.BYTES + purpose.length + id.length + original.size())
                .putInt(purpose.length)
                .put(purpose)
                .putInt(id.length)
                .put(id)
                .putInt(original.size())
                .put(original.asReadOnlyByteBuffer())
                .array();
    }
}
