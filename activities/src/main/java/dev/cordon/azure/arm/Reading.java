package dev.cordon.azure.arm;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a reading of Azure gave: something, or an answer that is itself worth knowing, namely that it is not there or
 * that the worker may not see it.
 */
public final class Reading<T> {
    private static final int FORBIDDEN = 403;
    private static final int MISSING = 404;

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
            if (status == FORBIDDEN || status == MISSING) {
                return new Reading<>(null, status);
            }
            throw failure;
        }
    }

    public Optional<T> found() {
        return Optional.ofNullable(value);
    }

    /** Whether the worker may not see it. */
    public boolean isForbidden() {
        return status == FORBIDDEN;
    }

    /** Whether it is not there. */
    public boolean isMissing() {
        return status == MISSING;
    }
}
