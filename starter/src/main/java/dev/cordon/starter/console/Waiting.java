package dev.cordon.starter.console;

import dev.cordon.engine.gate.Decisions;
import dev.cordon.starter.runs.ListedRun;
import dev.cordon.starter.security.Caller;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A run that waits for somebody.
 *
 * @param yours whether the person who looks can answer it
 * @param words for whom it waits
 */
record Waiting(ListedRun run, boolean yours, String words) {
    /** The runs that wait, those for this person first. */
    static List<Waiting> of(List<ListedRun> runs, Map<String, Decisions> asking, Caller caller) {
        return runs.stream()
                .map(run -> QuestionCard.of(asking.get(run.runId()), caller)
                        .map(card -> of(run, card))
                        .orElseGet(() -> new Waiting(run, false, "No worker says what it asks.")))
                .sorted(Comparator.comparing(Waiting::yours).reversed())
                .toList();
    }

    private static Waiting of(ListedRun run, QuestionCard card) {
        String choices = card.options().stream()
                .filter(option -> option.objection() == null)
                .map(option -> option.choice().name().replace('-', ' '))
                .collect(Collectors.joining(", "));
        return choices.isEmpty()
                ? new Waiting(run, false, "For somebody else. " + card.whyNot())
                : new Waiting(run, true, "For you: " + choices + ".");
    }
}
