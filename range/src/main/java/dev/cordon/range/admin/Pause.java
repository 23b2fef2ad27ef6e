package dev.cordon.range.admin;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Lets a request wait, which is all that simulated work consists of. */
final class Pause {
    private Pause() {}

    static void lasting(Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        for (long left = duration.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
