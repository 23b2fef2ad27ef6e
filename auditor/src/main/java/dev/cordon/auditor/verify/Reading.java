package dev.cordon.auditor.verify;

import dev.cordon.auditor.history.UnreadableHistory;
import dev.cordon.auditor.pack.UnreadablePack;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Something that was read, or why it could not be.
 *
 * @param problem in a sentence; empty if it was read
 */
record Reading<T>(@Nullable T value, String problem) {
    /** Reads; whatever an altered file makes a parser throw is a problem of that file. */
    static <T> Reading<T> of(String name, Callable<T> read) {
        try {
            return new Reading<>(read.call(), "");
        } catch (UnreadablePack | UnreadableHistory told) {
            return new Reading<>(null, String.valueOf(told.getMessage()));
        } catch (Exception malformed) {
            return new Reading<>(null, name + " cannot be read: " + firstLine(malformed));
        }
    }

    static <T> Reading<T> missing(String sentence) {
        return new Reading<>(null, sentence);
    }

    Optional<T> found() {
        return Optional.ofNullable(value);
    }

    private static String firstLine(Exception failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }
}
