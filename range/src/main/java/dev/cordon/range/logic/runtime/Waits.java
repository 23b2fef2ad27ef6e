package dev.cordon.range.logic.runtime;

import java.time.Duration;

/** How a run lets time pass between one request and the next. */
interface Waits {
    /** Waits for real: what is waited for is outside, and lives by its own clock. */
    Waits REAL = new Waits() {
        @Override
        public void pause(Duration duration) {
            try {
                Thread.sleep(duration.toMillis());
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                throw new Stopped(stopping);
            }
        }

        @Override
        public long nanos() {
            return System.nanoTime();
        }
    };

    /** Waits that long. */
    void pause(Duration duration);

    /** The time since some moment, in nanoseconds. */
    long nanos();
}
