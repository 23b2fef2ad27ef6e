package dev.cordon.engine;

/** Decides what becomes of a step that is out of retries. */
@FunctionalInterface
public interface FailedStep {
    /**
     * Decides, for as long as it takes.
     *
     * @param cause what failed, on which resource, what Azure answered
     * @return whether to try again or go on without it; a decision to end the run is thrown, as whatever the runbook
     *     that decides so wants to catch
     */
    Reaction decide(Step step, String cause);

    /** How a run goes on after a failed step. */
    enum Reaction {
        RETRY,
        SKIP
    }
}
