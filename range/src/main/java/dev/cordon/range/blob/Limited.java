package dev.cordon.range.blob;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The first bytes of a stream. */
final class Limited extends FilterInputStream {
    private long left;

    Limited(InputStream body, long length) {
        super(body);
        this.left = length;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int start, int wanted) throws IOException {
        if (left <= 0) {
            return -1;
        }
        int read = super.read(target, start, (int) Math.min(wanted, left));
        left -= Math.max(0, read);
        return read;
    }
}
