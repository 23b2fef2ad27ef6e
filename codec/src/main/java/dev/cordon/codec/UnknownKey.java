package dev.cordon.codec;

import io.temporal.payload.codec.PayloadCodecException;

/**
 * A payload was encrypted with a key that this process has not. A run that meets one is not failed by it: its workflow
 * task is tried again until the key is there.
 */
public final class UnknownKey extends PayloadCodecException {
    private static final long serialVersionUID = 1L;

    private final String keyId;

    UnknownKey(String keyId) {
        super("the payload is encrypted with the key '" + keyId
                + "', which is not among the keys that this process was given");
        this.keyId = keyId;
    }

    public String keyId() {
        return keyId;
    }
}
