package dev.cordon.range.tenant;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cordon.range.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

/** The folder that keeps a tenant from one start of the range to the next, one JSON file a subject. */
public final class StateFolder {
    private final Path folder;

    public StateFolder(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException refused) {
            throw new UncheckedIOException("The range cannot keep its state in " + folder, refused);
        }
    }

    /** Where other things of the range may be kept. */
    public Path path() {
        return folder;
    }

    /** What was saved under that name. */
    public Optional<JsonNode> read(String name) {
        Path file = folder.resolve(name);
        try {
            return Files.exists(file) ? Optional.of(Json.read(Files.readString(file))) : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The range cannot read its state from " + file, unreadable);
        }
    }

    /** Saves a document under that name, whole or not at all. */
    public void write(String name, JsonNode document) {
        Path fresh = folder.resolve(name + ".new");
        try {
            Files.writeString(fresh, Json.write(document));
            Files.move(
                    fresh, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException refused) {
            throw new UncheckedIOException("The range cannot save its state to " + folder.resolve(name), refused);
        }
    }

    /** Saves a document that holds secrets: the same, readable by its owner only. */
    public void writeSecret(String name, JsonNode document) {
        Path fresh = folder.resolve(name + ".new");
        try {
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (IOException refused) {
            throw new UncheckedIOException("The range cannot save its state to " + folder.resolve(name), refused);
        }
        write(name, document);
    }

    /** What was appended under that name. */
    public List<JsonNode> lines(String name) {
        Path file = folder.resolve(name);
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file).stream().map(Json::read).toList()
                    : List.of();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The range cannot read its state from " + file, unreadable);
        }
    }

    /** Appends documents under that name, one a line. */
    public void append(String name, List<? extends JsonNode> documents) {
        Path file = folder.resolve(name);
        try {
            List<String> lines = documents.stream().map(Json::write).toList();
            Files.write(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException refused) {
            throw new UncheckedIOException("The range cannot save its state to " + file, refused);
        }
    }

    /** Forgets what was kept under that name. */
    public void forget(String name) {
        try {
            Files.deleteIfExists(folder.resolve(name));
        } catch (IOException refused) {
            throw new UncheckedIOException("The range cannot delete " + folder.resolve(name), refused);
        }
    }
}
