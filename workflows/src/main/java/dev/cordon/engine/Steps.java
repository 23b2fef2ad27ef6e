package dev.cordon.engine;

import dev.cordon.capability.FailureType;
import dev.cordon.engine.FailedStep.Reaction;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.CompletablePromise;
import io.temporal.workflow.Functions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.List;

/**
 * Carries out the steps of a runbook, in the order in which they were declared and in no other.
 *
 * <p>A step that Azure does not answer, or asks to wait with, waits and tries again until it gets an answer. A step
 * that is out of retries is decided on by {@link FailedStep}. A cancelled run ends the step in progress, not the middle
 * of it: a change that was begun is awaited.
 */
public final class Steps {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final List<? extends Step> all;
    private final Progress progress;
    private final FailedStep failedStep;
    private int next;

    /** @param all every step, in order */
    public Steps(List<? extends Step> all, Progress progress, FailedStep failedStep) {
        this.all = List.copyOf(all);
        this.progress = progress;
        this.failedStep = failedStep;
    }

    /**
     * Carries out the next step, to its end even if the run is cancelled meanwhile.
     *
     * @param note what came of it, for the step table
     * @throws CanceledFailure if the run was cancelled before it, or while it waits for Azure or for a decision
     */
    public <R> R run(Step step, Functions.Func<R> work, Functions.Func1<R, String> note) {
        return run(step, () -> uninterrupted(work), note, () -> {
            throw new IllegalStateException("step '" + step.id() + "' cannot be skipped");
        });
    }

    /** Carries out the next step as {@link #run}; a human may decide to go on without it. */
    public <R> R runOrSkip(Step step, Functions.Func<R> work, Functions.Func1<R, String> note, R ifSkipped) {
        return run(step, () -> uninterrupted(work), note, () -> ifSkipped);
    }

    /** Carries out the next step, which changes nothing and which a cancellation therefore ends at once. */
    public <R> R await(Step step, Functions.Func<R> waiting, Functions.Func1<R, String> note) {
        return run(step, waiting, note, () -> {
            throw new IllegalStateException("step '" + step.id() + "' cannot be skipped");
        });
    }

    /** Carries out the next step as {@link #await}; a human may decide to go on without it. */
    public <R> R awaitOrSkip(Step step, Functions.Func<R> waiting, Functions.Func1<R, String> note, R ifSkipped) {
        return run(step, waiting, note, () -> ifSkipped);
    }

    private <R> R run(Step step, Functions.Func<R> work, Functions.Func1<R, String> note, Functions.Func<R> skipped) {
        requireTurnOf(step);
        requireNotCancelled();
        progress.started(step);
        for (Duration pause = FIRST_PAUSE; ; pause = longer(pause)) {
            try {
                R result = work.apply();
                progress.ended(step, StepState.DONE, note.apply(result));
                return result;
            } catch (CanceledFailure cancelled) {
                throw cancelled;
            } catch (TemporalFailure failure) {
                Cause cause = Cause.of(failure);
                if (cause.refusesRequest()) {
                    progress.ended(step, StepState.FAILED, cause.words());
                    progress.phase("failed");
                    throw FailureType.BAD_REQUEST.failure(cause.words(), null);
                }
                if (cause.passes()) {
                    pause(step, cause, pause);
                } else if (react(step, cause) == Reaction.SKIP) {
                    progress.ended(step, StepState.SKIPPED, "went on without it: " + cause.words());
                    return skipped.apply();
                }
            }
            progress.resumed(step);
        }
    }

    private static <R> R uninterrupted(Functions.Func<R> work) {
        CompletablePromise<R> result = Workflow.newPromise();
        Workflow.newDetachedCancellationScope(() -> result.complete(work.apply()))
                .run();
        return result.get();
    }

    private void pause(Step step, Cause cause, Duration pause) {
        progress.waits(step, cause.words() + "; trying again every " + pause.toSeconds() + " s");
        Waiting.out(pause, "wait for Azure: " + step.title());
    }

    private Reaction react(Step step, Cause cause) {
        progress.holds(step, cause.words());
        return failedStep.decide(step, cause.words());
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

    /** Goes back, since there is more to be done than was known: the step is carried out once more, and those after it. */
    public void backTo(Step step) {
        next = all.indexOf(step);
    }

    private static void requireNotCancelled() {
        if (CancellationScope.current().isCancelRequested()) {
            throw new CanceledFailure("cancelled between two steps; what was changed stays changed");
        }
    }
}
