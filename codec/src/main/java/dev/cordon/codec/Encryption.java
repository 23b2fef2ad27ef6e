package dev.cordon.codec;

import io.temporal.common.converter.CodecDataConverter;
import io.temporal.common.converter.DefaultDataConverter;
import java.util.List;

/** How values become what Temporal keeps of them. The converter is the payload codec too, for a codec server. */
public final class Encryption {
    private Encryption() {}

    /** Values as JSON, encrypted; so are the messages and stack traces of failures. */
    public static CodecDataConverter converter(KeyRing keys) {
        return new CodecDataConverter(DefaultDataConverter.newDefaultInstance(), List.of(new AesGcmCodec(keys)), true);
    }

    /** Values as JSON that everybody can read who can read the history. */
    public static CodecDataConverter clearText() {
        return new CodecDataConverter(DefaultDataConverter.newDefaultInstance(), List.of());
    }
}
