package dev.cordon.auditor.history;

import com.google.protobuf.ByteString;
import dev.cordon.auditor.pack.UnreadablePack;
import dev.cordon.codec.AesGcmCodec;
import dev.cordon.codec.FileKeys;
import dev.cordon.codec.UnknownKey;
import dev.cordon.codec.UnreadableKeys;
import io.temporal.api.common.v1.Payload;
import io.temporal.payload.codec.PayloadCodec;
import io.temporal.payload.codec.PayloadCodecException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The keys that payloads were encrypted with, as far as the auditor has them. */
public final class PayloadKeys {
    private static final String ENCRYPTED = "binary/encrypted";

    private final @Nullable PayloadCodec codec;

    private PayloadKeys(@Nullable PayloadCodec codec) {
        this.codec = codec;
    }

    /**
     * Reads a key set of {@code oct} keys.
     *
     * @param file null for no keys
     * @throws UnreadablePack if the file is no such key set
     */
    public static PayloadKeys read(@Nullable Path file) {
        try {
            return new PayloadKeys(file == null ? null : new AesGcmCodec(FileKeys.read(file)));
        } catch (UnreadableKeys malformed) {
            throw new UnreadablePack("the keys of payloads cannot be had", malformed);
        }
    }

    static boolean encrypted(Payload payload) {
        return ENCRYPTED.equals(metadata(payload, "encoding"));
    }

    /** The id of the key that a payload was encrypted with. */
    static String keyOf(Payload payload) {
        return metadata(payload, "encryption-key-id");
    }

    /**
     * The payload in clear text; nothing if its key is not at hand.
     *
     * @throws PayloadCodecException if it was altered since it was encrypted
     */
    Optional<Payload> decrypted(Payload payload) {
        if (codec == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(codec.decode(List.of(payload)).get(0));
        } catch (UnknownKey notAtHand) {
            return Optional.empty();
        }
    }

    private static String metadata(Payload payload, String name) {
        return payload.getMetadataOrDefault(name, ByteString.EMPTY).toStringUtf8();
    }
}
