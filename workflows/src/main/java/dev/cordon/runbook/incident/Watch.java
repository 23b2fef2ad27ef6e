package dev.cordon.runbook.incident;

import static dev.cordon.engine.Calls.AZURE_ANSWER;

import dev.cordon.capability.sentinel.SentinelActivities;
import dev.cordon.engine.Cause;
import dev.cordon.engine.Progress;
import dev.cordon.engine.Waiting;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Functions;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Watches an incident while its runs go on: hands on what is reported of it, and while nothing is, looks at it by itself,
 * each time after a longer pause.
 */
final class Watch {
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final String armId;
    private final Inbox inbox;
    private final Duration lookAgainAfter;
    private final Progress progress;
    private final Functions.Proc1<Inbox.Arrived> whenReported;
    private boolean reading;

    /**
     * @param armId Azure Resource Manager id of the incident
     * @param lookAgainAfter the first pause
     * @param whenReported takes each report in turn
     */
    Watch(
            String armId,
            Inbox inbox,
            Duration lookAgainAfter,
            Progress progress,
            Functions.Proc1<Inbox.Arrived> whenReported) {
        this.armId = armId;
        this.inbox = inbox;
        this.lookAgainAfter = lookAgainAfter;
        this.progress = progress;
        this.whenReported = whenReported;
    }

    /** Watches until what it is watched for is over, and every report is handed on. */
    void until(Supplier<Boolean> over) {
        Supplier<Boolean> quiet = () -> over.get() && !reading;
        Duration pause = lookAgainAfter;
        do {
            handOnReports();
            if (Waiting.upTo(pause, "look at the incident again", () -> !inbox.isEmpty() || quiet.get())) {
                pause = lookAgainAfter;
            } else {
                // Nobody tells a run what no automation rule fires on, for example that the incident was closed.
                readAgain();
                pause = longer(pause);
            }
        } while (!inbox.isEmpty() || !quiet.get());
    }

    private void handOnReports() {
        inbox.handOn(whenReported);
        if (inbox.takeToBeRead()) {
            readAgain();
        }
    }

    /** Reads the incident as Sentinel shows it now, as soon as it does, and has it taken as a report. */
    private void readAgain() {
        if (!reading) {
            reading = true;
            Async.procedure(() -> {
                try {
                    inbox.put(AZURE_ANSWER
                            .to(SentinelActivities.class, "read the incident again")
                            .incident(armId));
                } catch (ActivityFailure notShown) {
                    progress.show("Not read again", Cause.of(notShown).words());
                }
                reading = false;
            });
        }
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }
}
