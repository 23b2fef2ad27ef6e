package dev.cordon.engine.gate;

import dev.cordon.engine.RunStatus;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import org.jspecify.annotations.Nullable;

/** What every run that people decide on answers and takes, whatever its runbook. */
public interface Supervised {
    /** What the run is doing, step by step. */
    @QueryMethod(name = "status")
    RunStatus status();

    /** What the run is about to change, or has changed; null before it has observed. */
    @QueryMethod(name = "plan")
    @Nullable SealedPlan plan();

    /** What people were asked and what they decided. */
    @QueryMethod(name = "decisions")
    Decisions decisions();

    /** Takes a decision, as JSON with the fields of {@link dev.cordon.capability.decision.Decision}. */
    @SignalMethod(name = "decide")
    void decide(@Nullable Object decision);

    /** Takes a decision as {@link #decide} does, and answers what became of it. */
    @UpdateMethod(name = "decision")
    DecisionRecord decided(@Nullable Object decision);

    /** Refuses, before it enters the history, what is not a decision at all. */
    @UpdateValidatorMethod(updateName = "decision")
    void requireReadable(@Nullable Object decision);
}
