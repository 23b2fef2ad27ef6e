package dev.cordon.azure.arm;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a reading of Azure gave: something, or an answer that is itself worth knowing, namely that it is not there or
 * that Azure does not show it.
 */
public final class Reading<T> {
    private static final int MISSING = 404;
    /** Answers after which reading again helps, or no other reading either. */
    private static final Set<Integer> FAILURES = Set.of(401, 408, 409, 412, 429);

    private final @Nullable T value;
    private final int status;

    private Reading(@Nullable T value, int status) {
        this.value = value;
        this.status = status;
    }

    /**
     * Reads; any other failure is thrown.
     *
     * @param read gives what Azure has, or throws what the clients throw
     */
    public static <T> Reading<T> of(Supplier<T> read) {
        try {
            return new Reading<>(read.get(), 200);
        } catch (RuntimeException failure) {
            int status = AzureFailures.status(failure);
            if (status >= 400 && status < 500 && !FAILURES.contains(status)) {
                return new Reading<>(null, status);
            }
            throw failure;
        }
    }

    public Optional<T> found() {
        return Optional.ofNullable(value);
    }

    /** Whether Azure does not show it, as a rule because the worker's identity may not see it. */
    public boolean isRefused() {
        return value == null && !isMissing();
    }

    /** Whether it is not there. */
    public boolean isMissing() {
        return status == MISSING;
    }
}
