package dev.cordon.azure.image;

import java.io.OutputStream;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SHA256Digest;

/** A SHA-256 over bytes as they are read, whose state can be kept and taken up again; the JDK's cannot. */
final class RunningHash extends OutputStream {
    private final String etag;
    private final SHA256Digest digest;
    private long offset;

    private RunningHash(String etag, SHA256Digest digest, long offset) {
        this.etag = etag;
        this.digest = digest;
        this.offset = offset;
    }

    static RunningHash begin(String etag) {
        return new RunningHash(etag, new SHA256Digest(), 0);
    }

    static RunningHash resume(HashProgress left) {
        return new RunningHash(left.etag(), new SHA256Digest(Base64.getDecoder().decode(left.state())), left.offset());
    }

    @Override
    public void write(int value) {
        digest.update((byte) value);
        offset++;
    }

    @Override
    public void write(byte[] bytes, int from, int count) {
        digest.update(bytes, from, count);
        offset += count;
    }

    /** How many bytes it has taken, those of earlier attempts included. */
    long offset() {
        return offset;
    }

    HashProgress progress() {
        return new HashProgress(etag, offset, Base64.getEncoder().encodeToString(digest.getEncodedState()));
    }

    /** In lower-case hexadecimal; ends it. */
    String sha256() {
        byte[] hash = new byte[digest.getDigestSize()];
        digest.doFinal(hash, 0);
        return HexFormat.of().formatHex(hash);
    }
}
