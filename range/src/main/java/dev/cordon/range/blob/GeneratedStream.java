package dev.cordon.range.blob;

import java.io.InputStream;
import java.util.SplittableRandom;

/** Bytes that depend on nothing but a seed and where they stand, so that any stretch can be read by itself. */
final class GeneratedStream extends InputStream {
    private static final int PAGE = 4096;

    private final long seed;
    private final byte[] page = new byte[PAGE];
    private long loaded = -1;
    private long position;
    private long left;

    GeneratedStream(long seed, long first, long count) {
        this.seed = seed;
        this.position = first;
        this.left = count;
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
        load(position / PAGE);
        int offset = (int) (position % PAGE);
        int count = (int) Math.min(Math.min(wanted, PAGE - offset), left);
        System.arraycopy(page, offset, target, start, count);
        position += count;
        left -= count;
        return count;
    }

    /** Costs nothing: what is passed over is not made up. */
    @Override
    public long skip(long count) {
        long passed = Math.max(0, Math.min(count, left));
        position += passed;
        left -= passed;
        return passed;
    }

    private void load(long number) {
        if (number != loaded) {
            new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number).nextBytes(page);
            loaded = number;
        }
    }
}
