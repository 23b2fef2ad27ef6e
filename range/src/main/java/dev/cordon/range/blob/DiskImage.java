package dev.cordon.range.blob;

import java.io.InputStream;
import java.time.Instant;

/**
 * The bytes of a simulated disk or snapshot: made up while they are read, and the same each time.
 *
 * @param content names the content: two images of one name have the same bytes
 * @param length how many bytes there are
 * @param modified the point in time that the bytes are of
 */
public record DiskImage(String content, long length, Instant modified) {
    private static final int PAGE = 512;

    public DiskImage {
        if (length <= 0 || length % PAGE != 0) {
            throw new IllegalArgumentException("length must be a multiple of 512, but was " + length);
        }
    }

    /** Opens a stretch of the bytes. */
    InputStream open(long first, long count) {
        return GeneratedStream.of(content, first, count);
    }

    /** A stretch of the bytes as part of a blob. */
    Segment segment(ByteRange range) {
        return Segment.ofImage(content, range.first(), range.length());
    }
}
