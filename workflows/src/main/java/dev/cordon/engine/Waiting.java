package dev.cordon.engine;

import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.CompletablePromise;
import io.temporal.workflow.TimerOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.function.Supplier;

/** Waits that a commander can read in the timeline: every timer says what it is for. */
public final class Waiting {
    private Waiting() {}

    /** Waits out a duration. */
    public static void out(Duration time, String summary) {
        Workflow.newTimer(time, options(summary)).get();
    }

    /**
     * Waits until a condition is met, for a while at most.
     *
     * @return whether it was met
     */
    public static boolean upTo(Duration most, String summary, Supplier<Boolean> met) {
        CompletablePromise<Void> expiry = Workflow.newPromise();
        CancellationScope timer =
                Workflow.newCancellationScope(() -> expiry.completeFrom(Workflow.newTimer(most, options(summary))));
        timer.run();
        Workflow.await(() -> met.get() || expiry.isCompleted());
        if (expiry.isCompleted()) {
            return met.get();
        }
        timer.cancel("answered");
        return true;
    }

    private static TimerOptions options(String summary) {
        return TimerOptions.newBuilder().setSummary(summary).build();
    }
}
