package dev.cordon.starter.runs;

import io.grpc.Context;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** How long somebody waits for an answer. Temporal by itself repeats an unanswered call for longer than anybody does. */
final class Patience {
    private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor(Patience::daemon);

    private Patience() {}

    /** Makes calls of Temporal, which fail with {@code DEADLINE_EXCEEDED} once they take longer together. */
    static <T> T within(Duration limit, Supplier<T> calls) {
        Context.CancellableContext hurried =
                Context.current().withDeadlineAfter(limit.toMillis(), TimeUnit.MILLISECONDS, CLOCK);
        Context unhurried = hurried.attach();
        try {
            return calls.get();
        } finally {
            hurried.detachAndCancel(unhurried, null);
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "patience");
        thread.setDaemon(true);
        return thread;
    }
}
