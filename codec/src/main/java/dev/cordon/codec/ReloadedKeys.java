package dev.cordon.codec;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keys that are read again every few minutes, and as soon as a payload names one that is not among them: whichever
 * process takes up a new key first, the others follow. What was read once is kept while it cannot be read again.
 *
 * <p>Reading is done aside, since a workflow must not be kept waiting; only who needs a key that is not there waits.
 */
final class ReloadedKeys implements KeyRing {
    private static final Logger LOG = LoggerFactory.getLogger(ReloadedKeys.class);
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration BETWEEN_READINGS = Duration.ofSeconds(5);

    private final Supplier<KeySet> source;
    private final Executor aside;
    private final InstantSource clock;
    private volatile @Nullable KeySet known;
    private volatile Instant begun = Instant.MIN;
    private CompletableFuture<KeySet> reading;

    ReloadedKeys(@Nullable KeySet known, Supplier<KeySet> source, Executor aside, InstantSource clock) {
        this.known = known;
        this.source = source;
        this.aside = aside;
        this.clock = clock;
        if (known == null) {
            this.reading = begin();
        } else {
            this.begun = clock.instant();
            this.reading = CompletableFuture.completedFuture(known);
        }
    }

    /** Keys that have been read already. */
    static KeyRing known(KeySet keys, Supplier<KeySet> source) {
        return new ReloadedKeys(keys, source, aside(), Clock.systemUTC());
    }

    /** Keys that are read for the first time while the process starts. */
    static KeyRing unknown(Supplier<KeySet> source) {
        return new ReloadedKeys(null, source, aside(), Clock.systemUTC());
    }

    @Override
    public PayloadKey active() {
        return current().active();
    }

    @Override
    public Optional<PayloadKey> named(String id) {
        Optional<PayloadKey> key = current().named(id);
        return key.isPresent() ? key : newest().named(id);
    }

    private KeySet current() {
        KeySet keys = known;
        if (keys == null) {
            return newest();
        }
        if (olderThan(FRESH)) {
            CompletableFuture<KeySet> unused = readAgain(FRESH); // a failure is logged, and these keys go on
        }
        return keys;
    }

    private KeySet newest() {
        try {
            return readAgain(BETWEEN_READINGS).join();
        } catch (CompletionException failed) {
            KeySet keys = known;
            if (keys != null) {
                return keys;
            }
            Throwable reason = failed.getCause() == null ? failed : failed.getCause();
            throw new UnreadableKeys(String.valueOf(reason.getMessage()), reason);
        }
    }

    private synchronized CompletableFuture<KeySet> readAgain(Duration after) {
        if (reading.isDone() && olderThan(after)) {
            reading = begin();
        }
        return reading;
    }

    private CompletableFuture<KeySet> begin() {
        begun = clock.instant();
        return CompletableFuture.supplyAsync(this::read, aside);
    }

    private KeySet read() {
        try {
            KeySet keys = source.get();
            known = keys;
            return keys;
        } catch (RuntimeException failed) {
            LOG.warn("The keys of payloads were not read: {}", failed.getMessage());
            throw failed;
        }
    }

    private boolean olderThan(Duration age) {
        return begun.plus(age).isBefore(clock.instant());
    }

    private static Executor aside() {
        return Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "payload-keys");
            thread.setDaemon(true);
            return thread;
        });
    }
}
