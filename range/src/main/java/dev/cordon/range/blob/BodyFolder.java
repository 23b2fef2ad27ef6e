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
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
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
        MessageDigest md5 = md5();
        Crc64 crc = new Crc64();
        long length = 0;
        try (OutputStream out = Files.newOutputStream(folder.resolve(name))) {
            byte[] buffer = new byte[BUFFER];
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                out.write(buffer, 0, read);
                md5.update(buffer, 0, read);
                crc.update(buffer, read);
                length += read;
            }
        } catch (IOException broken) {
            delete(new Segment(name, length));
            throw new UncheckedIOException(broken);
        }
        return new Spooled(new Segment(name, length), Base64.getEncoder().encodeToString(md5.digest()), crc.base64());
    }

    /** Reads part of a body made of segments. */
    InputStream open(List<Segment> segments, long offset, long length) {
        return new SegmentStream(folder, segments, offset, length);
    }

    /** Gives the same bytes a second name, so that each blob owns its files. */
    Segment link(Segment segment) {
        String name = newName();
        try {
            Files.createLink(folder.resolve(name), folder.resolve(segment.file()));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return new Segment(name, segment.length());
    }

    /** Copies bytes that may still change. */
    Segment copy(Segment segment) {
        String name = newName();
        try {
            Files.copy(folder.resolve(segment.file()), folder.resolve(name));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return new Segment(name, segment.length());
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
        return new Segment(name, length);
    }

    /** Changes the length of a page blob's file. */
    Segment resize(Segment segment, long length) {
        try (FileChannel file = FileChannel.open(folder.resolve(segment.file()), StandardOpenOption.WRITE)) {
            file.truncate(length);
            resize(file, length);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return new Segment(segment.file(), length);
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
        try {
            Files.deleteIfExists(folder.resolve(segment.file()));
        } catch (IOException stuck) {
            throw new UncheckedIOException(stuck);
        }
    }

    private static String newName() {
        return UUID.randomUUID().toString();
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("This JVM has no MD5", impossible);
        }
    }
}
