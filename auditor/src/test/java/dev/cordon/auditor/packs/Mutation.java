package dev.cordon.auditor.packs;

import java.io.IOException;
import java.nio.file.Path;

/**
 * One change that somebody could make to a pack.
 *
 * @param name it in a few words
 * @param change makes it in a copy of the pack, given the copy's folder; the folder that it is in afterwards
 */
public record Mutation(String name, Change change) {
    /** Makes a change. */
    @FunctionalInterface
    public interface Change {
        Path in(Path pack) throws IOException;
    }

    /** A change that leaves the folder where it is. */
    static Mutation of(String name, InPlace change) {
        return new Mutation(name, pack -> {
            change.in(pack);
            return pack;
        });
    }

    /** Makes a change within a folder. */
    @FunctionalInterface
    interface InPlace {
        void in(Path pack) throws IOException;
    }
}
