package dev.cordon.runbook.incident;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Leaves to humans what Cordon does not act on: a task each for the first of it, and one for all the rest, since the
 * questions of runs need room, too.
 */
final class ForHumans {
    private static final int TASKS_OF_THEIR_OWN = 20;
    private static final String REST = "human/rest";

    private final Scribe scribe;
    private final String link;
    private final Map<String, Mapped> alone = new LinkedHashMap<>();
    private int folded;

    /** @param link where the run is to be seen, in plain text */
    ForHumans(Scribe scribe, String link) {
        this.scribe = scribe;
        this.link = link;
    }

    /** How many tasks there are. */
    int tasks() {
        return alone.size() + (folded > 0 ? 1 : 0);
    }

    /** Brings the tasks up to date: those for what waits no longer are done. */
    void leave(List<Mapped> waiting) {
        Map<String, Mapped> now = new LinkedHashMap<>();
        waiting.forEach(thing -> now.putIfAbsent(about(thing), thing));
        Map.copyOf(alone).forEach((about, thing) -> {
            if (!now.containsKey(about)) {
                alone.remove(about);
                write(about, thing, true);
            }
        });
        now.forEach((about, thing) -> {
            if (alone.size() < TASKS_OF_THEIR_OWN && alone.putIfAbsent(about, thing) == null) {
                write(about, thing, false);
            }
        });
        List<Mapped> rest = now.entrySet().stream()
                .filter(each -> !alone.containsKey(each.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        if (rest.size() != folded) {
            folded = rest.size();
            scribe.task(REST, "For a human: " + folded + " more", words(rest) + link, rest.isEmpty());
        }
    }

    private void write(String about, Mapped thing, boolean done) {
        scribe.task(about, "For a human: " + thing.entity(), thing.words() + link, done);
    }

    private static String words(List<Mapped> rest) {
        return rest.stream().map(each -> each.entity() + ": " + each.words()).collect(Collectors.joining("; "));
    }

    private static String about(Mapped thing) {
        return "human/" + thing.entity() + "/" + thing.path();
    }
}
