package dev.cordon.embedded.tenant;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How long Azure itself takes over an isolation, however good the client: the time during which it was answering a
 * request or carrying out an operation that one had begun. What goes on at once counts once, since the longer covers
 * the shorter; so the sum is Azure's own time along the longest ordered chain. Asking how far an operation is counts for
 * nothing, since it is the client that chose to ask; nor does a request that Azure refused.
 */
public final class AzureTime {
    private static final int NOT_FOUND = 404;

    private final Map<String, Duration> byOperation = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    public AzureTime(Journal journal) {
        Instant covered = Instant.MIN;
        for (JournalEntry entry : inOrder(journal)) {
            Instant from = later(entry.start(), covered);
            if (entry.completed().isAfter(from)) {
                byOperation.merge(entry.operation(), Duration.between(from, entry.completed()), Duration::plus);
                covered = entry.completed();
            }
        }
    }

    /** The links of the chain, the longest first. */
    public List<Link> chain() {
        return byOperation.entrySet().stream()
                .map(kind -> new Link(kind.getKey(), kind.getValue()))
                .sorted(Comparator.comparing(Link::took).reversed())
                .toList();
    }

    /** Their sum. */
    public Duration total() {
        return byOperation.values().stream().reduce(Duration.ZERO, Duration::plus);
    }

    private static List<JournalEntry> inOrder(Journal journal) {
        return journal.entries().stream()
                .filter(entry -> entry.succeeded() || entry.status() == NOT_FOUND)
                .filter(entry -> !entry.asksForProgress())
                .sorted(Comparator.comparing(JournalEntry::start))
                .toList();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** One kind of operation and Azure's own time for it along the chain. */
    public record Link(String operation, Duration took) {}
}
