package dev.cordon.range.resourcegraph;

import dev.cordon.range.http.Answer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * How many queries each caller has left: 15 in every window of 5 seconds ("Guidance for throttled requests in Azure
 * Resource Graph"). ARM holds the tenant's lock while it is used.
 */
final class Quota {
    private static final int QUERIES = 15;
    private static final Duration WINDOW = Duration.ofSeconds(5);

    private final Clock clock;
    private final Map<String, Window> windows = new HashMap<>();

    Quota(Clock clock) {
        this.clock = clock;
    }

    Left take(String caller) {
        Instant now = clock.instant();
        Window window = windows.get(caller);
        if (window == null || !now.isBefore(window.end) || now.isBefore(window.end.minus(WINDOW))) {
            window = new Window(now.plus(WINDOW));
            windows.put(caller, window);
        }
        window.used++;
        return new Left(QUERIES - window.used, Duration.between(now, window.end));
    }

    private static final class Window {
        private final Instant end;
        private int used;

        private Window(Instant end) {
            this.end = end;
        }
    }

    /**
     * What a query leaves of the quota.
     *
     * @param queries how many more may come; below zero where this one was too many
     * @param reset how long until there are all of them again
     */
    record Left(int queries, Duration reset) {
        boolean exceeded() {
            return queries < 0;
        }

        /** The time until the reset in whole seconds, rounded up. */
        long seconds() {
            return reset.plusMillis(999).toSeconds();
        }

        Answer on(Answer answer) {
            return answer.with("x-ms-user-quota-remaining", Integer.toString(Math.max(0, queries)))
                    .with("x-ms-user-quota-resets-after", "00:00:%02d".formatted(seconds()));
        }
    }
}
