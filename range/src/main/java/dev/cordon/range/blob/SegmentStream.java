package dev.cordon.range.blob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Reads a stretch of bytes that lies across several segments, one open file at a time. */
final class SegmentStream extends InputStream {
    private final Path folder;
    private final Deque<Segment> ahead;
    private long skip;
    private long left;
    private InputStream current = InputStream.nullInputStream();

    SegmentStream(Path folder, List<Segment> segments, long offset, long length) {
        this.folder = folder;
        this.ahead = new ArrayDeque<>(segments);
        this.skip = offset;
        this.left = length;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int start, int wanted) throws IOException {
        if (wanted == 0) {
            return 0;
        }
        while (left > 0) {
            int read = current.read(target, start, (int) Math.min(wanted, left));
            if (read >= 0) {
                left -= read;
                return read;
            }
            if (!advance()) {
                return -1;
            }
        }
        return -1;
    }

    private boolean advance() throws IOException {
        current.close();
        while (!ahead.isEmpty() && skip >= ahead.getFirst().length()) {
            skip -= ahead.removeFirst().length();
        }
        if (ahead.isEmpty()) {
            return false;
        }
        current = opened(ahead.removeFirst());
        skip = 0;
        return true;
    }

    private InputStream opened(Segment segment) throws IOException {
        Stretch image = segment.image();
        if (image != null) {
            return image.open(skip, segment.length() - skip);
        }
        InputStream file = Files.newInputStream(folder.resolve(segment.file()));
        file.skipNBytes(skip);
        return file;
    }

    @Override
    public void close() throws IOException {
        current.close();
    }
}
