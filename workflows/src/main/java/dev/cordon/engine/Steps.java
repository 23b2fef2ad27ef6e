package dev.cordon.engine;

import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.CompletablePromise;
import io.temporal.workflow.Functions;
import io.temporal.workflow.TimerOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.List;

/**
 * Carries out the steps of a runbook, in the order in which they were declared and in no other.
 *
 * <p>A step that Azure does not answer, or asks to wait with, waits and tries again until it gets an answer. A step
 * that is out of retries fails the run and undoes nothing. A cancelled run ends the step in progress, not the middle of
 * it: a change that was begun is awaited.
 */
public final class Steps {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final List<? extends Step> all;
    private final Progress progress;
    private int next;

    /** @param all every step, in order */
    public Steps(List<? extends Step> all, Progress progress) {
        this.all = List.copyOf(all);
        this.progress = progress;
    }

    /**
     * Carries out the next step.
     *
     * @param note what came of it, for the step table
     * @throws StepFailed if it is out of retries
     * @throws CanceledFailure if the run was cancelled before it
     */
    public <R> R run(Step step, Functions.Func<R> work, Functions.Func1<R, String> note) {
        requireTurnOf(step);
        requireNotCancelled();
        progress.started(step);
        R result = answered(step, work);
        progress.ended(step, StepState.DONE, note.apply(result));
        return result;
    }

    private <R> R answered(Step step, Functions.Func<R> work) {
        for (Duration pause = FIRST_PAUSE; ; pause = longer(pause)) {
            try {
                return uninterrupted(work);
            } catch (CanceledFailure cancelled) {
                throw cancelled;
            } catch (TemporalFailure failure) {
                pauseOrFail(step, Cause.of(failure), pause);
            }
        }
    }

    private static <R> R uninterrupted(Functions.Func<R> work) {
        CompletablePromise<R> result = Workflow.newPromise();
        Workflow.newDetachedCancellationScope(() -> result.complete(work.apply()))
                .run();
        return result.get();
    }

    private void pauseOrFail(Step step, Cause cause, Duration pause) {
        if (!cause.passes()) {
            progress.ended(step, StepState.FAILED, cause.words());
            throw new StepFailed(step, cause.words());
        }
        progress.waits(step, cause.words() + "; trying again every " + pause.toSeconds() + " s");
        Workflow.newTimer(
                        pause,
                        TimerOptions.newBuilder()
                                .setSummary("wait for Azure: " + step.title())
                                .build())
                .get();
        progress.resumed(step);
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }

    private void requireTurnOf(Step step) {
        Step due = next < all.size() ? all.get(next) : null;
        if (step != due) {
            throw ApplicationFailure.newNonRetryableFailure(
                    "step '" + step.id() + "' is out of order; due is " + (due == null ? "none" : "'" + due.id() + "'"),
                    "StepOutOfOrder");
        }
        next++;
    }

    private static void requireNotCancelled() {
        if (CancellationScope.current().isCancelRequested()) {
            throw new CanceledFailure("cancelled between two steps; what was changed stays changed");
        }
    }
}
