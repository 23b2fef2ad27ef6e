package dev.cordon.runbook.incident;

import dev.cordon.capability.runs.RunSoFar;
import dev.cordon.capability.runs.RunSoFar.EndedStep;
import dev.cordon.capability.runs.RunSoFar.MadeDecision;
import dev.cordon.capability.runs.RunSoFar.OpenQuestion;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells the incident what its runs do: a comment and a task for each step and decision as long as Sentinel has room for
 * that of every run, else one for each run: what it asks while it waits, and in the end what was folded into it.
 */
final class Chronicle {
    private static final int ROOM = 100;
    private static final int KEPT_FREE = 10;
    private static final String ONE_NOTE = "run";
    /** The steps of an isolation, its question and the decisions on it, and its end. */
    private static final int NOTES_A_RUN = 17;

    private final Scribe scribe;
    private final Links links;
    private final ForHumans forHumans;
    private final Supplier<Integer> runs;
    private final Map<String, String> asked = new HashMap<>();
    private int folded;

    /** @param runs how many runs there are by now */
    Chronicle(Scribe scribe, Links links, ForHumans forHumans, Supplier<Integer> runs) {
        this.scribe = scribe;
        this.links = links;
        this.forHumans = forHumans;
        this.runs = runs;
    }

    /** How many steps and decisions have no note of their own. */
    int folded() {
        return folded;
    }

    /** Tells what is new about a run. */
    void news(Child child, @Nullable RunSoFar before, RunSoFar now) {
        now.steps().stream().skip(before == null ? 0 : before.steps().size()).forEach(step -> step(child, now, step));
        for (int made = before == null ? 0 : before.decisions().size();
                made < now.decisions().size();
                made++) {
            decision(child, now, made, now.decisions().get(made));
        }
        question(child, now, before == null ? null : before.question(), now.question());
        RunSoFar.End end = now.end();
        if (end != null) {
            end(child, now, end);
        }
    }

    private void step(Child child, RunSoFar run, EndedStep step) {
        if (noRoom()) {
            folded++;
            return;
        }
        String state = step.state().toLowerCase(Locale.ROOT);
        scribe.both(
                about(run, "step/" + step.id()),
                "**" + Markdown.plain(child.words()) + ": " + step.title() + "** – " + state + at(step) + note(step),
                child.words() + ": " + step.title(),
                state + at(step) + (step.note().isEmpty() ? "" : ": " + step.note()),
                true);
    }

    private void decision(Child child, RunSoFar run, int number, MadeDecision decision) {
        if (noRoom()) {
            folded++;
            return;
        }
        String words = decision.choice() + " by " + decision.by() + " ("
                + decision.source().toLowerCase(Locale.ROOT) + ") at gate " + decision.gate();
        scribe.both(
                about(run, "decision/" + number + "/" + decision.gate()),
                "**" + Markdown.plain(child.words()) + ": decided** – " + Markdown.plain(words),
                child.words() + ": decided",
                words,
                true);
    }

    private void question(Child child, RunSoFar run, @Nullable OpenQuestion before, @Nullable OpenQuestion now) {
        if (before != null && (now == null || !now.gate().equals(before.gate()))) {
            ask(child, asked.getOrDefault(child.workflowId(), about(run, "question/" + before.gate())), before, true);
        }
        if (now != null && (before == null || !now.gate().equals(before.gate()))) {
            String about = about(run, noRoom() ? ONE_NOTE : "question/" + now.gate());
            asked.put(child.workflowId(), about);
            ask(child, about, now, false);
        }
    }

    private void ask(Child child, String about, OpenQuestion question, boolean answered) {
        scribe.both(
                about,
                "**" + Markdown.plain(child.words()) + (answered ? ": was asked** – " : ": waits for a decision** – ")
                        + Markdown.plain(question.asks()) + links.markdown(child.workflowId(), "decide in Cordon"),
                "Decide: " + child.words(),
                question.asks() + links.plain(child.workflowId()),
                answered);
    }

    private void end(Child child, RunSoFar run, RunSoFar.End end) {
        StringBuilder text = new StringBuilder("**")
                .append(Markdown.plain(child.words()))
                .append(": ")
                .append(end.verdict().isEmpty() ? "ended" : verdict(end))
                .append("** – ")
                .append(Markdown.plain(end.words()));
        if (end.preservation() != null) {
            text.append("\n\nThe images of the disks go to the vault in run ")
                    .append(Markdown.plain(end.preservation()))
                    .append('.');
        }
        if (noRoom()) {
            text.append("\n\nIts ")
                    .append(run.steps().size())
                    .append(" steps stand here, since Sentinel has no room for a comment on each:\n");
            run.steps()
                    .forEach(step -> text.append("\n- ")
                            .append(step.title())
                            .append(": ")
                            .append(step.state().toLowerCase(Locale.ROOT))
                            .append(step.note().isEmpty() ? "" : ", " + Markdown.plain(step.note())));
        }
        text.append(links.markdown(child.workflowId(), "the run in Cordon"));
        scribe.both(
                about(run, noRoom() ? ONE_NOTE : "end"),
                text.toString(),
                child.words() + ": " + verdict(end),
                end.words(),
                true);
    }

    private boolean noRoom() {
        return runs.get() * NOTES_A_RUN + forHumans.tasks() + KEPT_FREE > ROOM;
    }

    private static String about(RunSoFar run, String what) {
        return run.workflowId() + "/" + run.runId() + "/" + what;
    }

    private static String verdict(RunSoFar.End end) {
        return end.verdict().isEmpty()
                ? "ended"
                : end.verdict().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String at(EndedStep step) {
        return " " + step.endedAt().toString().replaceAll("\\.\\d+Z$", "Z");
    }

    private static String note(EndedStep step) {
        return step.note().isEmpty() ? "" : "\n\n" + Markdown.plain(step.note());
    }
}
