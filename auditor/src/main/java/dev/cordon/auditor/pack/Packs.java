package dev.cordon.auditor.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the folders of runs in a folder: a run's own, an incident's, or a whole vault's. */
public final class Packs {
    private static final List<String> MARKS =
            List.of(Pack.MANIFEST, Pack.HISTORY_SEAL, Pack.HISTORY, "custody", PullRecord.NAME, "closure.json");
    private static final int DEEPEST = 4;

    private Packs() {}

    /**
     * Every run in a folder, by name.
     *
     * @param run the only one that is wanted; null for all
     * @throws UnreadablePack if there is none
     */
    public static List<Pack> in(Path folder, @Nullable String run) {
        try (Stream<Path> folders = Files.walk(folder.toAbsolutePath().normalize(), DEEPEST)) {
            List<Pack> found = folders.filter(Packs::isRun)
                    .map(Pack::new)
                    .filter(pack -> run == null || pack.run().equals(run))
                    .sorted((one, other) -> one.folder().compareTo(other.folder()))
                    .toList();
            if (found.isEmpty()) {
                throw new UnreadablePack(folder + " holds no record of " + (run == null ? "a run" : "run " + run)
                        + ": no chain of" + " custody, no manifest and no history");
            }
            return found;
        } catch (IOException unreadable) {
            throw new UnreadablePack(folder + " cannot be read", unreadable);
        }
    }

    private static boolean isRun(Path folder) {
        return Files.isDirectory(folder)
                && MARKS.stream().anyMatch(mark -> Files.exists(folder.resolve(mark)))
                && !String.valueOf(folder.getFileName()).equals("custody");
    }
}
