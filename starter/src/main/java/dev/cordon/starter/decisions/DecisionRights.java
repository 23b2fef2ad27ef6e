package dev.cordon.starter.decisions;

import dev.cordon.engine.gate.Choice;
import dev.cordon.engine.gate.DecisionRecord;
import dev.cordon.engine.gate.Question;
import dev.cordon.starter.security.Caller;
import dev.cordon.starter.security.Caller.Kind;
import dev.cordon.starter.security.Role;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who may take which decision, and why not, in a sentence addressed to the caller. */
public final class DecisionRights {
    private static final Set<String> AT_A_GATE = Set.of(Choice.APPROVE, Choice.REFUSE);

    private DecisionRights() {}

    /** Why the caller's roles do not let the caller make a choice; empty if they do. */
    public static Optional<String> objection(Caller caller, String choice) {
        if (caller.kind() == Kind.APPLICATION) {
            return Optional.of("Decisions are taken by people; " + caller.name() + " is an application.");
        }
        if (caller.kind() == Kind.NAMELESS_PERSON) {
            return Optional.of("Your token does not say who you are: it has neither upn nor preferred_username,"
                    + " and a decision needs a name to answer for it.");
        }
        return AT_A_GATE.contains(choice) ? atAGate(caller) : elsewhere(caller);
    }

    /**
     * Why an answer of the caller to a question would not count, as far as the starter can tell; the run itself has the
     * last word.
     */
    public static Optional<String> objection(
            Caller caller, Question question, Choice choice, List<DecisionRecord> records) {
        return ownRequest(caller, question, choice)
                .or(() -> objection(caller, choice.name()))
                .or(() -> records.stream().anyMatch(record -> counts(record, question, caller))
                        ? Optional.of("You have decided already; others are waited for.")
                        : Optional.empty());
    }

    /** Said before anything about roles: no role would change it. */
    private static Optional<String> ownRequest(Caller caller, Question question, Choice choice) {
        return choice.closedToRequester() && caller.isKnownAs(question.requestedBy())
                ? Optional.of("You asked for this run; somebody else approves it.")
                : Optional.empty();
    }

    private static boolean counts(DecisionRecord record, Question question, Caller caller) {
        return record.outcome() == DecisionRecord.Outcome.COUNTED
                && record.decision() != null
                && record.decision().gate().equals(question.gate())
                && record.decision().planHash().equals(question.planHash())
                && caller.isKnownAs(record.decision().decider());
    }

    private static Optional<String> atAGate(Caller caller) {
        return caller.is(Role.APPROVER, Role.COMMANDER)
                ? Optional.empty()
                : Optional.of("Gates are decided by somebody with the role Approver or Commander; you have "
                        + roles(caller) + ".");
    }

    private static Optional<String> elsewhere(Caller caller) {
        return caller.is(Role.COMMANDER)
                ? Optional.empty()
                : Optional.of("Holds and conflicts are decided by somebody with the role Commander; you have "
                        + roles(caller) + ".");
    }

    private static String roles(Caller caller) {
        return caller.roles().stream()
                .map(Role::claim)
                .sorted()
                .reduce((one, other) -> one + " and " + other)
                .orElse("none");
    }
}
