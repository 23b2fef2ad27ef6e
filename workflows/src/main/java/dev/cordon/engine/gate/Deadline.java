package dev.cordon.engine.gate;

import dev.cordon.capability.notification.Occasion;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.TimerOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Pages while there is still time to meet a target: when three quarters of it have passed. */
public final class Deadline {
    private static final int PASSED = 3;
    private static final int OF = 4;

    private final Audience audience;
    private final Instant from;
    private final Duration target;
    private final String what;
    private final CancellationScope watch;

    /**
     * Watches from now on.
     *
     * @param from when the time began to count
     * @param what what has not come true as long as the target is not met, for example {@code vm-01 is not contained}
     */
    public Deadline(Audience audience, Instant from, Duration target, String what) {
        this.audience = audience;
        this.from = from;
        this.target = target;
        this.what = what;
        this.watch = Workflow.newCancellationScope(this::begin);
        watch.run();
    }

    /** Ends the watch: the target was met, or nobody works towards it any more. */
    public void over() {
        watch.cancel("the watch is over");
    }

    private void begin() {
        Instant due = from.plus(target.multipliedBy(PASSED).dividedBy(OF));
        Duration left = Duration.between(now(), due);
        if (left.isNegative() || left.isZero()) {
            warn();
            return;
        }
        Workflow.newTimer(
                        left,
                        TimerOptions.newBuilder()
                                .setSummary("warn before the target is missed")
                                .build())
                .handle((nothing, cancelled) -> {
                    if (cancelled == null) {
                        warn();
                    }
                    return null;
                });
    }

    private void warn() {
        Instant end = from.plus(target);
        audience.page(
                Occasion.LATE,
                "time-to-contain",
                what + " yet; the target of " + target.toSeconds() + " s "
                        + (now().isBefore(end) ? "is missed at " + end : "was missed at " + end),
                List.of());
    }

    private static Instant now() {
        return Instant.ofEpochMilli(Workflow.currentTimeMillis());
    }
}
