package dev.cordon.starter.console;

import dev.cordon.engine.gate.Choice;
import dev.cordon.engine.gate.DecisionRecord;
import dev.cordon.engine.gate.Decisions;
import dev.cordon.engine.gate.Question;
import dev.cordon.starter.decisions.DecisionRights;
import dev.cordon.starter.security.Caller;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An open question as one person sees it.
 *
 * @param counted who has decided so far, and what
 * @param objection why this person can answer nothing of it; null if there is something
 */
record QuestionCard(
        Question question,
        List<Option> options,
        List<String> counted,
        @Nullable String objection) {

    static Optional<QuestionCard> of(@Nullable Decisions decisions, Caller caller) {
        return Optional.ofNullable(decisions)
                .flatMap(known -> Optional.ofNullable(known.open()).map(open -> of(open, known.records(), caller)));
    }

    private static QuestionCard of(Question question, List<DecisionRecord> records, Caller caller) {
        List<Option> options = question.choices().stream()
                .map(choice -> new Option(
                        choice,
                        DecisionRights.objection(caller, question, choice, records)
                                .orElse(null)))
                .toList();
        return new QuestionCard(question, options, counted(question, records), common(options));
    }

    /** Why the first of the answers is not this person's to give; empty if it is. */
    String whyNot() {
        return options.stream()
                .findFirst()
                .flatMap(option -> Optional.ofNullable(option.objection()))
                .orElse("");
    }

    /** Whether any of the answers is this person's to give. */
    public boolean answerable() {
        return options.stream().anyMatch(option -> option.objection() == null);
    }

    private static List<String> counted(Question question, List<DecisionRecord> records) {
        return records.stream()
                .filter(record -> record.outcome() == DecisionRecord.Outcome.COUNTED)
                .flatMap(record -> Optional.ofNullable(record.decision()).stream())
                .filter(decision -> decision.gate().equals(question.gate())
                        && decision.planHash().equals(question.planHash()))
                .map(decision -> decision.decider() + " chose " + decision.choice())
                .toList();
    }

    /** One sentence instead of the same one beside every choice. */
    private static @Nullable String common(List<Option> options) {
        List<String> objections = options.stream()
                .flatMap(option -> Optional.ofNullable(option.objection()).stream())
                .toList();
        boolean all =
                objections.size() == options.size() && Set.copyOf(objections).size() == 1;
        return all ? objections.get(0) : null;
    }

    /**
     * A choice and whether this person has it.
     *
     * @param objection why not; null if so
     */
    record Option(Choice choice, @Nullable String objection) {
        private static final Set<String> GRAVE = Set.of(Choice.ROLL_BACK, Choice.OVERWRITE);

        /** As it stands on its button. */
        public String label() {
            String words = choice.name().replace('-', ' ');
            return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
        }

        public String people() {
            return choice.people() == 1 ? "" : " Takes " + choice.people() + " people.";
        }

        public String style() {
            if (choice.name().equals(Choice.APPROVE)) {
                return "primary";
            }
            return GRAVE.contains(choice.name()) ? "grave" : "plain";
        }
    }
}
