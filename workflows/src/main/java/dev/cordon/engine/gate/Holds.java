package dev.cordon.engine.gate;

import dev.cordon.capability.decision.Decision;
import dev.cordon.capability.notification.Occasion;
import dev.cordon.capability.policy.GatePolicy;
import dev.cordon.engine.Progress;
import dev.cordon.engine.Step;
import dev.cordon.engine.Waiting;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** Holds a run whose step is out of retries until a commander decides. Silence pages again and decides nothing. */
final class Holds {
    private final Audience audience;
    private final DecisionDesk desk;
    private final Progress progress;
    private int held;

    Holds(Audience audience, DecisionDesk desk, Progress progress) {
        this.audience = audience;
        this.desk = desk;
        this.progress = progress;
    }

    /**
     * Waits for a decision.
     *
     * @param cause what failed, on which resource, and what Azure answered
     * @param undoable what rolling back would put back; empty if nothing was changed
     * @return the choice and who made it
     */
    Held decide(Step step, String cause, List<String> undoable, GatePolicy policy, String planHash) {
        held++;
        Question question = new Question(
                "hold-" + held + "-" + step.id(),
                "Step '" + step.title() + "' failed: " + cause + ". What now?",
                choices(step, undoable, policy),
                policy.holds().accepts(),
                audience.requestedBy(),
                Workflow.getInfo().getRunId(),
                planHash,
                Instant.ofEpochMilli(Workflow.currentTimeMillis()),
                null);
        return until(question, policy);
    }

    /** Asks whether somebody else's later change may be overwritten; silence pages again and overwrites nothing. */
    boolean mayOverwrite(String gate, String words, GatePolicy policy, String planHash) {
        Question question = new Question(
                gate,
                words + ". Overwrite it with the recorded state?",
                List.of(
                        new Choice(Choice.OVERWRITE, "the recorded state takes its place", 1, true),
                        Choice.ofOne(Choice.LEAVE, "it stays as somebody else made it")),
                policy.holds().accepts(),
                audience.requestedBy(),
                Workflow.getInfo().getRunId(),
                planHash,
                Instant.ofEpochMilli(Workflow.currentTimeMillis()),
                null);
        return until(question, policy).choice().equals(Choice.OVERWRITE);
    }

    /** Asks whether what goes on shall stop; silence pages again and stops nothing. */
    boolean shallStop(String gate, String words, GatePolicy policy, String planHash, Supplier<Boolean> moot) {
        Question question = new Question(
                gate,
                words + ". Shall they stop?",
                List.of(
                        Choice.ofOne(Choice.GO_ON, "they go on"),
                        Choice.ofOne(
                                Choice.STOP, "they end after the step in progress; what was changed stays changed")),
                policy.holds().accepts(),
                audience.requestedBy(),
                Workflow.getInfo().getRunId(),
                planHash,
                Instant.ofEpochMilli(Workflow.currentTimeMillis()),
                null);
        return answer(question, policy, moot)
                .filter(held -> held.choice().equals(Choice.STOP))
                .isPresent();
    }

    private Held until(Question question, GatePolicy policy) {
        return answer(question, policy, () -> false).orElseThrow();
    }

    /** The answer, or nothing once the question is moot. */
    private Optional<Held> answer(Question question, GatePolicy policy, Supplier<Boolean> moot) {
        Asking asking = new Asking(progress, desk);
        asking.begin(question);
        do {
            audience.page(Occasion.HOLD, question.gate(), question.asks(), List.of());
        } while (!Waiting.upTo(
                policy.pageAgainAfter(),
                "page again about " + question.gate(),
                () -> desk.answer().isPresent() || moot.get()));
        Optional<Held> held = desk.answer().map(this::held);
        desk.close();
        asking.end();
        held.ifPresent(each -> audience.decided(question.gate(), each.choice() + " by " + each.by()));
        return held;
    }

    private Held held(Choice choice) {
        List<String> by = desk.counted().stream()
                .map(DecisionRecord::decision)
                .filter(Objects::nonNull)
                .filter(decision -> decision.choice().equals(choice.name()))
                .map(Decision::decider)
                .toList();
        return new Held(choice.name(), String.join(" and ", by));
    }

    private static List<Choice> choices(Step step, List<String> undoable, GatePolicy policy) {
        List<Choice> choices = new ArrayList<>();
        choices.add(Choice.ofOne(Choice.RETRY, "the step is carried out again"));
        if (step.skippable()) {
            choices.add(Choice.ofOne(Choice.SKIP, "the run goes on without it; " + step.skipMeans()));
        }
        if (!undoable.isEmpty()) {
            choices.add(new Choice(
                    Choice.ROLL_BACK,
                    "what was changed is put back, which reopens the machine: " + String.join(", ", undoable),
                    policy.holds().rollBackApprovers(),
                    false));
        }
        choices.add(Choice.ofOne(Choice.STOP, "the run ends; what was changed stays changed"));
        return choices;
    }

    /** A choice and who made it. */
    record Held(String choice, String by) {}
}
