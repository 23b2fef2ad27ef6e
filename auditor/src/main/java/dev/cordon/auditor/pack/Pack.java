package dev.cordon.auditor.pack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder of one run, {@code {incident}/{run}}, as it lies on this machine. */
public final class Pack {
    public static final String MANIFEST = "manifest.jws";
    public static final String HISTORY = "history.json";
    public static final String HISTORY_SEAL = "history.jws";
    public static final String CUSTODY = "custody/";
    public static final String IMAGES = "images/";

    private final Path folder;
    private final Map<String, String> hashes = new HashMap<>();

    Pack(Path folder) {
        this.folder = folder;
    }

    public Path folder() {
        return folder;
    }

    /** The incident that the folder is filed under. */
    public String incident() {
        Path parent = folder.getParent();
        return parent == null || parent.getFileName() == null
                ? ""
                : parent.getFileName().toString();
    }

    /** The run that the folder is filed under. */
    public String run() {
        return String.valueOf(folder.getFileName());
    }

    /** Names of all blobs, in order, with slashes; what Azure said of them is none of them. */
    public List<String> names() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> !Files.isDirectory(file))
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> !name.equals(PullRecord.NAME))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public boolean has(String name) {
        return Files.isRegularFile(folder.resolve(name));
    }

    public byte[] bytes(String name) {
        try {
            return Files.readAllBytes(folder.resolve(name));
        } catch (IOException unreadable) {
            throw new UnreadablePack(folder.resolve(name) + " cannot be read", unreadable);
        }
    }

    /** SHA-256 of a blob's bytes, in lower-case hexadecimal. */
    public String sha256(String name) {
        return hashes.computeIfAbsent(name, this::hash);
    }

    public long length(String name) {
        try {
            return Files.size(folder.resolve(name));
        } catch (IOException unreadable) {
            throw new UnreadablePack(folder.resolve(name) + " cannot be read", unreadable);
        }
    }

    /** What Azure said when the folder was pulled; nothing if it came here in another way. */
    public Optional<PullRecord> pulled() {
        if (!has(PullRecord.NAME)) {
            return Optional.empty();
        }
        try {
            return Optional.of(PackJson.mapper().readValue(bytes(PullRecord.NAME), PullRecord.class));
        } catch (IOException | RuntimeException malformed) {
            throw new UnreadablePack(folder.resolve(PullRecord.NAME) + " cannot be read", malformed);
        }
    }

    /** The folder of another run in the same vault. */
    public Pack sibling(String incident, String run) {
        return new Pack(folder.resolve("../..").normalize().resolve(incident).resolve(run));
    }

    private String hash(String name) {
        try {
            return Digest.sha256(folder.resolve(name));
        } catch (IOException unreadable) {
            throw new UnreadablePack(folder.resolve(name) + " cannot be read", unreadable);
        }
    }
}
