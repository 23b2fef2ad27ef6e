package dev.cordon.embedded.installation;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** The file in which the supervisor writes down what runs. */
public final class StateFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path path;

    public StateFile(Path path) {
        this.path = path;
    }

    /** What was written last; empty if nothing runs. */
    public Optional<RunningState> read() {
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(path), RunningState.class));
        } catch (NoSuchFileException nothingRuns) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new Problem(path + " cannot be read (" + unreadable.getMessage() + "); delete it.", unreadable);
        }
    }

    /** Replaces the file as a whole: a reader never sees half of it. */
    public void write(RunningState state) {
        try {
            Files.createDirectories(path.getParent());
            Path next = path.resolveSibling(path.getFileName() + ".next");
            JSON.writerWithDefaultPrettyPrinter().writeValue(next.toFile(), state);
            Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
