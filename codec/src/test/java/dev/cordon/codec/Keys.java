package dev.cordon.codec;

import java.util.Arrays;

/** Keys that anybody could guess. */
final class Keys {
    static final PayloadKey SPRING = key("spring", 1);
    static final PayloadKey AUTUMN = key("autumn", 2);

    private Keys() {}

    static PayloadKey key(String id, int filledWith) {
        return new PayloadKey(id, bytes(filledWith));
    }

    static byte[] bytes(int filledWith) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) filledWith);
        return bytes;
    }
}
