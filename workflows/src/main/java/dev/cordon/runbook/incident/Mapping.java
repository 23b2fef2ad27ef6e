package dev.cordon.runbook.incident;

import java.util.ArrayList;
import java.util.List;

/** What an incident names, in its own order, and what each means; shown before anything is done about it. */
public record Mapping(List<Mapped> things) {
    public Mapping {
        things = List.copyOf(things);
    }

    /** What a human has to do something about. */
    public List<Mapped> waiting() {
        return things.stream().filter(Mapped::waitsForAHuman).toList();
    }

    /** Those that are machines. */
    public List<Mapped> machines() {
        return things.stream().filter(each -> each.meaning() == Meaning.MACHINE).toList();
    }

    /** This one and more. */
    Mapping and(List<Mapped> more) {
        List<Mapped> all = new ArrayList<>(things);
        all.addAll(more);
        return new Mapping(all);
    }

    /** How many things there are to deal with, in words. */
    String words() {
        return machines().size() + " machines to act on, " + waiting().size() + " things for a human, " + things.size()
                + " things in all";
    }

    /** As a table in Markdown. */
    String table() {
        StringBuilder table = new StringBuilder("| Named | What Cordon does |\n|---|---|\n");
        things.forEach(each -> table.append("| ")
                .append(Markdown.plain(each.entity()))
                .append(" | ")
                .append(Markdown.plain(each.words()))
                .append(" |\n"));
        return things.isEmpty() ? "The incident names nothing.\n" : table.toString();
    }
}
