package dev.cordon.range.blob;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Bytes that depend on nothing but a seed and where they stand, so that any stretch can be read by itself.
 *
 * <p>A page is a window into noise that is made once for all streams, under a stamp of its own: copying is all that
 * reading costs, so that images of gibibytes are read as fast as they can be sent.
 */
final class GeneratedStream extends InputStream {
    private static final int PAGE = 4096;
    private static final int STAMP = 16;
    private static final byte[] NOISE = noise();

    private final long seed;
    private final byte[] stamp = new byte[STAMP];
    private long position;
    private long left;

    GeneratedStream(long seed, long first, long count) {
        this.seed = seed;
        this.position = first;
        this.left = count;
    }

    /** A stretch of the content of that name. */
    static GeneratedStream of(String content, long first, long count) {
        byte[] name = content.getBytes(StandardCharsets.UTF_8);
        return new GeneratedStream(UUID.nameUUIDFromBytes(name).getMostSignificantBits(), first, count);
    }

    private static byte[] noise() {
        byte[] noise = new byte[1 << 20];
        new SplittableRandom(1).nextBytes(noise);
        return noise;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int start, int wanted) {
        if (wanted == 0) {
            return 0;
        }
        if (left <= 0) {
            return -1;
        }
        int count = (int) Math.min(wanted, left);
        for (int done = 0; done < count; ) {
            done += copy(target, start + done, count - done);
        }
        left -= count;
        return count;
    }

    /** Copies what is left of the present page. */
    private int copy(byte[] target, int start, int wanted) {
        int offset = (int) (position % PAGE);
        int count = Math.min(wanted, PAGE - offset);
        long hash = mix(seed + position / PAGE * 0x9E3779B97F4A7C15L);
        int window = (int) ((hash >>> 32) % (NOISE.length - PAGE));
        System.arraycopy(NOISE, window + offset, target, start, count);
        if (offset < STAMP) {
            ByteBuffer.wrap(stamp).putLong(hash).putLong(mix(hash));
            System.arraycopy(stamp, offset, target, start, Math.min(count, STAMP - offset));
        }
        position += count;
        return count;
    }

    /** The finaliser of SplitMix64. */
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /** Costs nothing: what is passed over is not made up. */
    @Override
    public long skip(long count) {
        long passed = Math.max(0, Math.min(count, left));
        position += passed;
        left -= passed;
        return passed;
    }
}
