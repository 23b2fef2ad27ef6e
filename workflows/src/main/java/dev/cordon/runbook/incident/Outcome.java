package dev.cordon.runbook.incident;

import dev.cordon.engine.Progress;
import dev.cordon.runbook.incident.HandlingReport.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What became of the runs of an incident, taken together. */
final class Outcome {
    private static final String REFUSED = "REFUSED";

    private final Children children;
    private @Nullable Verdict cutShort;
    private String why = "";

    Outcome(Children children) {
        this.children = children;
    }

    /** It ends before the runs have. */
    void cancelled() {
        cutShort = Verdict.CANCELLED;
    }

    /**
     * It ends since people decided so, or since it cannot go on.
     *
     * @param words why, in a sentence
     */
    void stopped(String words) {
        cutShort = Verdict.STOPPED;
        why = words;
    }

    Verdict verdict() {
        List<Child> isolations = isolations();
        long contained = isolations.stream().filter(Child::contained).count();
        if (cutShort != null) {
            return cutShort;
        }
        if (isolations.isEmpty()) {
            return Verdict.NOTHING_ISOLATED;
        }
        if (contained == isolations.size()) {
            return Verdict.CONTAINED;
        }
        if (isolations.stream().allMatch(child -> child.verdict().equals(REFUSED))) {
            return Verdict.REFUSED;
        }
        return contained == 0 ? Verdict.NOT_CONTAINED : Verdict.PARTLY_CONTAINED;
    }

    /** Whether nobody has to do anything about the runs. */
    boolean allIsWell() {
        return verdict() == Verdict.CONTAINED || verdict() == Verdict.REFUSED;
    }

    String words() {
        List<Child> isolations = isolations();
        String contained = isolations.stream().filter(Child::contained).count() + " of " + isolations.size()
                + " machines contained";
        return switch (verdict()) {
            case CONTAINED, PARTLY_CONTAINED, NOT_CONTAINED ->
                contained
                        + (timeToContain().isPresent() ? seconds(timeToContain().getAsDouble()) : "");
            case REFUSED -> "people refused to isolate " + names(isolations);
            case NOTHING_ISOLATED -> "no machine was isolated";
            case STOPPED -> why + "; what was started goes on: " + going();
            case CANCELLED -> "cancelled; what was started goes on: " + going();
        };
    }

    /** The verdict as a phase, for example {@code partly-contained}. */
    String phase() {
        return verdict().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The runs that go on, in words. */
    String going() {
        String going = children.all().stream()
                .filter(child -> !child.ended())
                .map(Child::words)
                .collect(Collectors.joining(", "));
        return going.isEmpty() ? "nothing" : going;
    }

    /** How long it took until the last machine was contained, in seconds; empty unless all are. */
    OptionalDouble timeToContain() {
        return verdict() != Verdict.CONTAINED
                ? OptionalDouble.empty()
                : isolations().stream()
                        .map(child -> child.report().secondsToContain())
                        .filter(Objects::nonNull)
                        .mapToDouble(Double::doubleValue)
                        .max();
    }

    /** The runs as a table in Markdown. */
    String table() {
        StringBuilder table = new StringBuilder("| Run | State |\n|---|---|\n");
        children.all()
                .forEach(child -> table.append("| ")
                        .append(Markdown.plain(child.words()))
                        .append(" | ")
                        .append(Markdown.plain(state(child)))
                        .append(" |\n"));
        return children.all().isEmpty() ? "" : table.toString();
    }

    void show(Progress progress) {
        progress.show("Runs", table());
    }

    private static String state(Child child) {
        if (child.awaitsDecision()) {
            return "waits for a decision";
        }
        return child.ended()
                ? (child.verdict().isEmpty() ? "" : child.verdict().toLowerCase(Locale.ROOT) + ": ")
                        + child.report().words()
                : "goes on";
    }

    private List<Child> isolations() {
        return children.all().stream()
                .filter(child -> child.response().contains())
                .toList();
    }

    private static String names(List<Child> isolations) {
        return isolations.stream().map(child -> child.vm().name()).collect(Collectors.joining(", "));
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, " in %.1f s", seconds);
    }
}
