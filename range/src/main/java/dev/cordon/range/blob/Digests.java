package dev.cordon.range.blob;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The checksums of bytes that pass by in constant memory, as far as somebody wants to know them. */
final class Digests {
    private static final int BUFFER = 64 * 1024;

    private final @Nullable MessageDigest md5;
    private final @Nullable Crc64 crc;
    private long length;

    Digests(boolean withMd5, boolean withCrc) {
        this.md5 = withMd5 ? md5() : null;
        this.crc = withCrc ? new Crc64() : null;
    }

    /** Passes every byte on. */
    Digests pass(InputStream body, OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
            out.write(buffer, 0, read);
            length += read;
            if (md5 != null) {
                md5.update(buffer, 0, read);
            }
            if (crc != null) {
                crc.update(buffer, read);
            }
        }
        return this;
    }

    long length() {
        return length;
    }

    /** What passed, with the checksums that were wanted. */
    Spooled of(Segment segment) {
        return new Spooled(
                segment,
                md5 == null ? "" : Base64.getEncoder().encodeToString(md5.digest()),
                crc == null ? "" : crc.base64());
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("This JVM has no MD5", impossible);
        }
    }
}
