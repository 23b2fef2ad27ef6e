package dev.cordon.codec;

import java.util.Optional;

/** The keys of an installation: one that encrypts, and every one that something may still be encrypted with. */
public interface KeyRing {
    /**
     * The key that encrypts from now on.
     *
     * @throws io.temporal.payload.codec.PayloadCodecException if the keys cannot be read
     */
    PayloadKey active();

    /**
     * The key of that id; empty if there is none.
     *
     * @throws io.temporal.payload.codec.PayloadCodecException if the keys cannot be read
     */
    Optional<PayloadKey> named(String id);

    /** Keys that stay as they are. */
    static KeyRing of(PayloadKey active, PayloadKey... older) {
        return KeySet.of(active, older);
    }
}
