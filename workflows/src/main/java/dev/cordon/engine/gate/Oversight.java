package dev.cordon.engine.gate;

import dev.cordon.capability.plan.Finding;
import dev.cordon.capability.plan.Plan;
import dev.cordon.capability.policy.GatePolicy;
import dev.cordon.capability.policy.GateRule;
import dev.cordon.engine.Cause;
import dev.cordon.engine.FailedStep;
import dev.cordon.engine.Progress;
import dev.cordon.engine.Step;
import dev.cordon.engine.Undo;
import dev.cordon.engine.gate.Ended.Way;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Functions;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps people in command of a run: its plan, its gates, its holds, and what is put back when they say so. */
public final class Oversight implements FailedStep {
    private final GatePolicy policy;
    private final Gates gates;
    private final Holds holds;
    private final Undo undo;
    private final Audience audience;
    private final Progress progress;
    private @Nullable SealedPlan plan;
    private Undo.@Nullable Outcome rolledBack;

    public Oversight(Audience audience, DecisionDesk desk, Progress progress, GatePolicy policy, Undo undo) {
        this.policy = policy;
        this.gates = new Gates(audience, desk, progress);
        this.holds = new Holds(audience, desk, progress);
        this.undo = undo;
        this.audience = audience;
        this.progress = progress;
    }

    /** Gives a plan its hash and shows it; from here on it is the plan that decisions name. */
    public SealedPlan seal(Plan made) {
        SealedPlan sealed = gates.seal(made);
        plan = sealed;
        return sealed;
    }

    /**
     * Lets the run go on only with the decision that the rule asks for.
     *
     * @param again makes the plan anew, after a wait
     * @throws Ended if the gate was refused, by a person or by silence
     */
    public GateOutcome require(String gate, GateRule rule, Functions.Func<Plan> again) {
        GateOutcome outcome = gates.require(gate, rule, sealedPlan().orElseThrow(), () -> seal(again.apply()));
        if (!outcome.passed()) {
            throw new Ended(Way.REFUSED, outcome.words());
        }
        return outcome;
    }

    @Override
    public Reaction decide(Step step, String cause) {
        Holds.Held held = holds.decide(step, cause, undo.pending(), policy, planHash());
        return switch (held.choice()) {
            case Choice.RETRY -> Reaction.RETRY;
            case Choice.SKIP -> Reaction.SKIP;
            case Choice.ROLL_BACK -> throw rollBack(step, held.by());
            default ->
                throw new Ended(
                        Way.STOPPED,
                        "stopped by " + held.by() + " after step '" + step.title() + "' failed: " + cause
                                + "; nothing was undone");
        };
    }

    /** Asks whether somebody else's later change may be overwritten. */
    public boolean mayOverwrite(String gate, String words) {
        return holds.mayOverwrite(gate, words, policy, planHash());
    }

    /**
     * Asks whether what goes on shall stop.
     *
     * @param moot whether there is nothing left to stop; the question is then withdrawn
     */
    public boolean shallStop(String gate, String words, Supplier<Boolean> moot) {
        return holds.shallStop(gate, words, policy, planHash(), moot);
    }

    private String planHash() {
        return sealedPlan().map(SealedPlan::hash).orElse("none");
    }

    private Ended rollBack(Step step, String by) {
        Undo.Outcome outcome = undo.run();
        rolledBack = outcome;
        String words = "rolled back by " + by + " after step '" + step.title() + "' failed";
        return new Ended(
                Way.ROLLED_BACK,
                outcome.complete() ? words : words + "; not put back: " + String.join("; ", outcome.notUndone()));
    }

    /** Whether the plan has a finding that a step will fail of. */
    public boolean blocked() {
        return sealedPlan().stream()
                .flatMap(each -> each.plan().findings().stream())
                .anyMatch(finding -> finding.weight() == Finding.Weight.BLOCKS);
    }

    /** Does something that must not fail the run; if it fails, people are paged. */
    public void orPage(String what, Functions.Proc work) {
        try {
            work.apply();
        } catch (TemporalFailure failure) {
            audience.pageAndWait(
                    what, what + " could not be kept: " + Cause.of(failure).words());
        }
    }

    /** Tells those who were called meanwhile that the run has ended; to be called last, however it ends. */
    public void over() {
        audience.over(progress.status().phase());
    }

    /** The plan as it stands, once there is one. */
    public Optional<SealedPlan> sealedPlan() {
        return Optional.ofNullable(plan);
    }

    /** What a roll back put back, if there was one. */
    public Optional<Undo.Outcome> rolledBack() {
        return Optional.ofNullable(rolledBack);
    }
}
