package dev.cordon.azure.arm;

import java.time.Duration;

/**
 * How often Azure is asked whether something has ended. The Azure SDK's own 30 s would cost containment minutes.
 *
 * @param first the first wait
 * @param longest waits grow by half up to this
 * @param patience how long a resource that somebody else is changing is waited for
 */
record Polling(Duration first, Duration longest, Duration patience) {
    static final Polling CONTAINMENT =
            new Polling(Duration.ofMillis(300), Duration.ofSeconds(5), Duration.ofSeconds(30));

    Duration after(Duration wait) {
        Duration grown = wait.multipliedBy(3).dividedBy(2);
        return grown.compareTo(longest) < 0 ? grown : longest;
    }
}
