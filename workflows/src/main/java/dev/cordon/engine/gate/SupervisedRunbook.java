package dev.cordon.engine.gate;

import dev.cordon.engine.Progress;
import dev.cordon.engine.RunStatus;
import dev.cordon.engine.Step;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The part of a supervised run that is the same in every runbook. */
public abstract class SupervisedRunbook implements Supervised {
    protected final Progress progress;
    protected final DecisionDesk desk;

    /**
     * @param steps every step, in order
     * @param gate the gate that the runbook will open; decisions for it are kept until it does
     */
    protected SupervisedRunbook(List<? extends Step> steps, String gate) {
        this.progress = new Progress(steps);
        this.desk = new DecisionDesk(Set.of(gate));
    }

    /**
     * Of a runbook without a gate, in which people decide on holds alone.
     *
     * @param steps every step, in order
     */
    protected SupervisedRunbook(List<? extends Step> steps) {
        this.progress = new Progress(steps);
        this.desk = new DecisionDesk(Set.of());
    }

    @Override
    public final RunStatus status() {
        return progress.status();
    }

    @Override
    public final Decisions decisions() {
        return Decisions.of(desk);
    }

    @Override
    public final void decide(@Nullable Object decision) {
        desk.receive(decision);
    }

    @Override
    public final DecisionRecord decided(@Nullable Object decision) {
        return desk.receive(decision);
    }

    @Override
    public final void requireReadable(@Nullable Object decision) {
        DecisionReader.read(decision);
    }
}
