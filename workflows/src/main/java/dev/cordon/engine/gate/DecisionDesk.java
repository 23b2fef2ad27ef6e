package dev.cordon.engine.gate;

import dev.cordon.capability.decision.Decision;
import dev.cordon.capability.decision.DecisionActivities;
import dev.cordon.capability.decision.DecisionSource;
import dev.cordon.capability.decision.SignatureCheck;
import dev.cordon.engine.Calls;
import dev.cordon.engine.InvalidField;
import dev.cordon.engine.gate.DecisionRecord.Outcome;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where decisions arrive, by signal or by update, and are judged against the question that is open. One question is
 * open at a time. Every decision is recorded, with the reason where it does not count.
 */
public final class DecisionDesk {
    private final Set<String> expected;
    private final Set<String> closed = new HashSet<>();
    private final List<Decision> early = new ArrayList<>();
    private final List<DecisionRecord> records = new ArrayList<>();
    private @Nullable Question open;
    private List<DecisionRecord> counted = new ArrayList<>();

    /** @param expected names of the gates that the runbook will open; decisions for them are kept until they do */
    public DecisionDesk(Set<String> expected) {
        this.expected = Set.copyOf(expected);
    }

    /** Takes a decision, verifies its signature if it has one, and judges it. */
    public DecisionRecord receive(@Nullable Object json) {
        Decision decision;
        try {
            decision = DecisionReader.read(json);
        } catch (InvalidField unreadable) {
            return recorded(
                    DecisionRecord.refused(now(), null, Refusal.UNREADABLE, String.valueOf(unreadable.getMessage())));
        }
        return take(decision);
    }

    /** Every decision that arrived, in order. */
    public List<DecisionRecord> records() {
        return List.copyOf(records);
    }

    /** The question that is open, if one is. */
    public Optional<Question> question() {
        return Optional.ofNullable(open);
    }

    /** Those who count towards the open question, or towards the last one. */
    List<DecisionRecord> counted() {
        return List.copyOf(counted);
    }

    void open(Question question) {
        open = question;
        counted = new ArrayList<>();
        List<Decision> due = early.stream()
                .filter(decision -> decision.gate().equals(question.gate()))
                .toList();
        early.removeAll(due);
        due.forEach(this::take);
    }

    void close() {
        if (open != null) {
            closed.add(open.gate());
        }
        open = null;
    }

    /** The choice that enough people made, if one is. */
    Optional<Choice> answer() {
        return open == null
                ? Optional.empty()
                : open.choices().stream().filter(this::enough).findFirst();
    }

    private boolean enough(Choice choice) {
        return counted.stream().filter(record -> chose(record, choice)).count() >= choice.people();
    }

    private static boolean chose(DecisionRecord record, Choice choice) {
        return record.decision() != null && record.decision().choice().equals(choice.name());
    }

    private DecisionRecord take(Decision decision) {
        SignatureCheck check = decision.signature() == null
                ? new SignatureCheck(true, "", "")
                : Calls.CONFIGURATION
                        .to(DecisionActivities.class, "verify the decision of " + decision.decider())
                        .verify(decision);
        return recorded(judged(decision, check)); // judged after the wait for the check: the gate may have closed
    }

    private DecisionRecord judged(Decision decision, SignatureCheck check) {
        Question question = open;
        if (question == null || !question.gate().equals(decision.gate())) {
            return withoutQuestion(decision);
        }
        return objection(question, decision, check)
                .map(refusal -> DecisionRecord.refused(now(), decision, refusal, about(refusal, decision, check)))
                .orElseGet(() -> count(decision, check));
    }

    private DecisionRecord withoutQuestion(Decision decision) {
        if (closed.contains(decision.gate())) {
            return DecisionRecord.refused(now(), decision, Refusal.LATE, decision.gate());
        }
        if (expected.contains(decision.gate())) {
            early.add(decision);
            return DecisionRecord.kept(now(), decision);
        }
        Refusal refusal = decision.gate().startsWith("hold-") ? Refusal.NOT_OPEN : Refusal.OTHER_GATE;
        return DecisionRecord.refused(now(), decision, refusal, decision.gate());
    }

    private Optional<Refusal> objection(Question question, Decision decision, SignatureCheck check) {
        if (!check.valid()) {
            return Optional.of(Refusal.BAD_SIGNATURE);
        }
        if (!runNow().equals(decision.run())) {
            return Optional.of(Refusal.OTHER_RUN);
        }
        if (!question.planHash().equals(decision.planHash())) {
            return Optional.of(Refusal.PLAN_MOVED);
        }
        return objectionToPerson(question, decision);
    }

    /**
     * The run that judges. It stands in the history with each judgement: after a reset, those made before it are judged
     * again as they were, and what is sent in again is not.
     */
    private static String runNow() {
        return Objects.requireNonNull(
                Workflow.sideEffect(String.class, () -> Workflow.getInfo().getRunId()));
    }

    private Optional<Refusal> objectionToPerson(Question question, Decision decision) {
        Optional<Choice> choice = question.choice(decision.choice());
        if (choice.isEmpty()) {
            return Optional.of(Refusal.NO_SUCH_CHOICE);
        }
        if (decision.signature() == null && !question.accepts().contains(DecisionSource.ASSERTED)) {
            return Optional.of(Refusal.SOURCE_NOT_ACCEPTED);
        }
        if (choice.get().closedToRequester() && samePerson(decision.decider(), question.requestedBy())) {
            return Optional.of(Refusal.OWN_REQUEST);
        }
        boolean again = counted.stream()
                .map(DecisionRecord::decision)
                .anyMatch(other -> other != null && samePerson(other.decider(), decision.decider()));
        return again ? Optional.of(Refusal.SAME_PERSON) : Optional.empty();
    }

    private static String about(Refusal refusal, Decision decision, SignatureCheck check) {
        return switch (refusal) {
            case BAD_SIGNATURE -> check.problem();
            case OTHER_RUN -> decision.run();
            case PLAN_MOVED -> decision.planHash();
            case NO_SUCH_CHOICE -> decision.choice();
            case OWN_REQUEST, SAME_PERSON, SOURCE_NOT_ACCEPTED -> decision.decider();
            case UNREADABLE, OTHER_GATE, NOT_OPEN, LATE -> decision.gate();
        };
    }

    private DecisionRecord count(Decision decision, SignatureCheck check) {
        DecisionRecord record = DecisionRecord.counted(now(), decision, check.method());
        counted.add(record);
        return record;
    }

    private DecisionRecord recorded(DecisionRecord record) {
        records.removeIf(earlier -> earlier.outcome() == Outcome.KEPT
                && earlier.decision() != null
                && earlier.decision().equals(record.decision()));
        records.add(record);
        return record;
    }

    private static boolean samePerson(String one, String other) {
        return one.trim().toLowerCase(Locale.ROOT).equals(other.trim().toLowerCase(Locale.ROOT));
    }

    private static Instant now() {
        return Instant.ofEpochMilli(Workflow.currentTimeMillis());
    }
}
