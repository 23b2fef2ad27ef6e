package dev.cordon.azure.evidence;

import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Takes bytes as they are written or read back, and keeps only their number and their SHA-256. */
final class HashingStream extends OutputStream {
    private final MessageDigest digest = Sha256.digest();
    private long length;

    @Override
    public void write(int value) {
        digest.update((byte) value);
        length++;
    }

    @Override
    public void write(byte[] bytes, int offset, int count) {
        digest.update(bytes, offset, count);
        length += count;
    }

    long length() {
        return length;
    }

    /** In lower-case hexadecimal; ends the stream. */
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
