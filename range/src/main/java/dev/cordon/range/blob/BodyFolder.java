package dev.cordon.range.blob;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;

/** Where the bytes of an account's blobs lie; they pass through in constant memory. */
final class BodyFolder {
    private static final int BUFFER = 64 * 1024;

    private final Path folder;

    BodyFolder(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Writes a request's body to disk, computing its checksums on the way. */
    Spooled spool(InputStream body) {
        String name = newName();
        Digests digests = new Digests(true, true);
        try (OutputStream out = Files.newOutputStream(folder.resolve(name))) {
            digests.pass(body, out);
        } catch (IOException broken) {
            delete(Segment.inFile(name, digests.length()));
            throw new UncheckedIOException(broken);
        }
        return digests.of(Segment.inFile(name, digests.length()));
    }

    /** Reads part of a body made of segments. */
    InputStream open(List<Segment> segments, long offset, long length) {
        return new SegmentStream(folder, segments, offset, length);
    }

    /** Gives the same bytes a second name, so that each blob owns its files. */
    Segment link(Segment segment) {
        if (segment.takesNoSpace()) {
            return segment;
        }
        String name = newName();
        try {
            Files.createLink(folder.resolve(name), folder.resolve(segment.file()));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return Segment.inFile(name, segment.length());
    }

    /** Copies bytes that are about to be changed. */
    Segment copy(Segment segment) {
        String name = newName();
        try (InputStream body = open(List.of(segment), 0, segment.length())) {
            Files.copy(body, folder.resolve(name));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return Segment.inFile(name, segment.length());
    }

    /** Makes an empty file of a given length that takes no space until it is written. */
    Segment sparse(long length) {
        String name = newName();
        try (FileChannel file =
                FileChannel.open(folder.resolve(name), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            resize(file, length);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return Segment.inFile(name, length);
    }

    /** Changes the length of a page blob's file. */
    Segment resize(Segment segment, long length) {
        try (FileChannel file = FileChannel.open(folder.resolve(segment.file()), StandardOpenOption.WRITE)) {
            file.truncate(length);
            resize(file, length);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return Segment.inFile(segment.file(), length);
    }

    private static void resize(FileChannel file, long length) throws IOException {
        if (length > file.size()) {
            file.write(ByteBuffer.allocate(1), length - 1);
        }
    }

    /** Overwrites part of a page blob's file with other bytes. */
    void overwrite(Segment target, long offset, Segment source) {
        try (FileChannel in = FileChannel.open(folder.resolve(source.file()), StandardOpenOption.READ);
                FileChannel out = FileChannel.open(folder.resolve(target.file()), StandardOpenOption.WRITE)) {
            long done = 0;
            while (done < source.length()) {
                done += out.transferFrom(in.position(done), offset + done, source.length() - done);
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Overwrites part of a page blob's file with zeros. */
    void clear(Segment target, long offset, long length) {
        try (FileChannel out = FileChannel.open(folder.resolve(target.file()), StandardOpenOption.WRITE)) {
            ByteBuffer zeros = ByteBuffer.allocate(BUFFER);
            for (long done = 0; done < length; ) {
                zeros.clear().limit((int) Math.min(BUFFER, length - done));
                done += out.write(zeros, offset + done);
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    void delete(Segment segment) {
        if (segment.takesNoSpace()) {
            return;
        }
        try {
            Files.deleteIfExists(folder.resolve(segment.file()));
        } catch (IOException stuck) {
            throw new UncheckedIOException(stuck);
        }
    }

    private static String newName() {
        return UUID.randomUUID().toString();
    }
}
