package dev.cordon.codec;

import io.temporal.payload.codec.PayloadCodecException;

/** The keys of payloads could not be read; the message says from where and why, and holds no key. */
public final class UnreadableKeys extends PayloadCodecException {
    private static final long serialVersionUID = 1L;

    /** For a cause that might quote what it read. */
    UnreadableKeys(String message) {
        super(message);
    }

    UnreadableKeys(String message, Throwable cause) {
        super(message, cause);
    }
}
