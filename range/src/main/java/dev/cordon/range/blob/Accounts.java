package dev.cordon.range.blob;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Every storage account of the tenant, kept in a folder of the range's state.
 *
 * <p>Accounts and what they hold are not safe for use by many threads by themselves: whoever reads or changes them does
 * so inside {@link #locked(Supplier)}, and says {@link #changed(Account)} after a change.
 */
public final class Accounts {
    private final Path folder;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Account> accounts = new ConcurrentSkipListMap<>();
    private final Map<String, BodyFolder> bodies = new HashMap<>();
    private volatile Predicate<String> registered = resourceId -> true;

    private Accounts(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * Opens the accounts kept in a folder.
     *
     * @param clock the range's clock: retention is counted by it
     */
    public static Accounts open(Path folder, Clock clock) {
        Accounts accounts = new Accounts(folder, clock);
        try {
            Files.createDirectories(folder);
            try (Stream<Path> entries = Files.list(folder)) {
                entries.map(AccountFile::new)
                        .filter(AccountFile::exists)
                        .map(AccountFile::read)
                        .forEach(account -> accounts.accounts.put(account.name(), account));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return accounts;
    }

    /** Does something with the accounts while nobody else does. */
    public <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** Has accounts answer only while ARM knows them by their id. */
    public void answerWhile(Predicate<String> isRegistered) {
        registered = isRegistered;
    }

    /** The account of that name. */
    public Optional<Account> find(String name) {
        return locked(
                () -> Optional.ofNullable(accounts.get(name)).filter(account -> registered.test(account.resourceId())));
    }

    /** Every account, in the order of names. */
    public Collection<Account> all() {
        return List.copyOf(accounts.values());
    }

    /** Makes an account, or finds the one that is there. */
    public Account create(String name, String resourceId) {
        return locked(() -> {
            Account account =
                    accounts.computeIfAbsent(name, missing -> new Account(missing, resourceId, clock.instant()));
            changed(account);
            return account;
        });
    }

    /** Keeps an account's present state on disk. */
    public void changed(Account account) {
        bodies(account);
        new AccountFile(folder.resolve(account.name())).write(account);
    }

    /** Deletes an account with everything in it. */
    public void delete(Account account) {
        locked(() -> {
            accounts.remove(account.name());
            bodies.remove(account.name());
            deleteFolder(folder.resolve(account.name()));
            return account;
        });
    }

    /** Deletes every account: the range begins anew. */
    public void reset() {
        all().forEach(this::delete);
    }

    /** The range's time. */
    public Clock clock() {
        return clock;
    }

    BodyFolder bodies(Account account) {
        return bodies.computeIfAbsent(
                account.name(), name -> new BodyFolder(folder.resolve(name).resolve("bodies")));
    }

    private static void deleteFolder(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException stuck) {
            throw new UncheckedIOException(stuck);
        }
    }
}
