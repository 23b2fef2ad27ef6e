package dev.cordon.embedded.tenant;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How long Azure itself takes over an isolation, however good the client: its own times along the longest chain of
 * operations that have to follow each other. Of each kind of operation only the slowest counts, since disks and
 * interfaces may go at once; pages of the log and blocks of a blob follow each other, so all of them count. Asking how
 * far an operation is takes no time of its own: the operation's time is counted up to its end.
 */
public final class AzureTime {
    private static final Set<String> ONE_AFTER_THE_OTHER = Set.of(Journal.ACTIVITY_LOG, Journal.BLOB);

    private final Journal journal;

    public AzureTime(Journal journal) {
        this.journal = journal;
    }

    /** The links of the chain, the longest first. */
    public List<Link> chain() {
        return journal.entries().stream()
                .filter(JournalEntry::succeeded)
                .filter(entry -> !entry.asksForProgress())
                .collect(Collectors.groupingBy(JournalEntry::operation, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(kind -> new Link(kind.getKey(), time(kind.getKey(), kind.getValue())))
                .sorted(Comparator.comparing(Link::took).reversed())
                .toList();
    }

    /** Their sum. */
    public Duration total() {
        return chain().stream().map(Link::took).reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration time(String operation, List<JournalEntry> entries) {
        Function<List<JournalEntry>, Duration> rule =
                ONE_AFTER_THE_OTHER.contains(operation) ? AzureTime::all : AzureTime::slowest;
        return rule.apply(entries);
    }

    private static Duration slowest(List<JournalEntry> entries) {
        return entries.stream()
                .map(JournalEntry::azureTime)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    private static Duration all(List<JournalEntry> entries) {
        return entries.stream().map(JournalEntry::azureTime).reduce(Duration.ZERO, Duration::plus);
    }

    /** One kind of operation and Azure's own time for it. */
    public record Link(String operation, Duration took) {}
}
