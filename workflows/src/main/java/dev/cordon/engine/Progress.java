package dev.cordon.engine;

import io.temporal.common.SearchAttributeKey;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What a run shows of itself while it runs: the step table in the Temporal UI, its phase, and its status. */
public final class Progress {
    private static final SearchAttributeKey<String> PHASE = SearchAttributeKey.forKeyword("RunbookPhase");

    private final Map<String, StepStatus> steps = new LinkedHashMap<>();
    private String headline = "";
    private String phase = "starting";

    /** Shows every step as pending. */
    public Progress(List<? extends Step> all) {
        for (Step step : all) {
            steps.put(step.id(), new StepStatus(step.id(), step.title(), StepState.PENDING, null, null, ""));
        }
    }

    /** The run in one line, shown above the table. */
    public void headline(String line) {
        headline = line;
        publish();
    }

    /** The phase, kept as the search attribute {@code RunbookPhase}. */
    public void phase(String now) {
        phase = now;
        Workflow.upsertTypedSearchAttributes(PHASE.valueSet(now));
        publish();
    }

    public RunStatus status() {
        return new RunStatus(headline, phase, List.copyOf(steps.values()));
    }

    void started(Step step) {
        change(step, old -> new StepStatus(old.step(), old.title(), StepState.RUNNING, now(), null, ""));
        phase(step.id());
    }

    void waits(Step step, String why) {
        change(step, old -> with(old, StepState.WAITING, why));
        publish();
    }

    void resumed(Step step) {
        change(step, old -> with(old, StepState.RUNNING, ""));
        publish();
    }

    void ended(Step step, StepState state, String note) {
        change(step, old -> new StepStatus(old.step(), old.title(), state, old.startedAt(), now(), note));
        publish();
    }

    boolean done(Step step) {
        return status(step).state() == StepState.DONE;
    }

    private StepStatus status(Step step) {
        StepStatus status = steps.get(step.id());
        if (status == null) {
            throw new IllegalArgumentException("step '" + step.id() + "' is not one of " + steps.keySet());
        }
        return status;
    }

    private void change(Step step, UnaryOperator<StepStatus> change) {
        steps.put(step.id(), change.apply(status(step)));
    }

    private static StepStatus with(StepStatus old, StepState state, String note) {
        return new StepStatus(old.step(), old.title(), state, old.startedAt(), null, note);
    }

    private void publish() {
        Workflow.setCurrentDetails(StepTable.render(status()));
    }

    private static Instant now() {
        return Instant.ofEpochMilli(Workflow.currentTimeMillis());
    }
}
