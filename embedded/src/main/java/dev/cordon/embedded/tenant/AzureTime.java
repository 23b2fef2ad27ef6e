package dev.cordon.embedded.tenant;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How long Azure itself takes over an isolation, however good the client: its own times along the longest chain of
 * operations that have to follow each other. Of what may go on at once (disks, interfaces) only the slowest counts.
 */
public final class AzureTime {
    /** Pages of the log name the next one; the blocks of a blob come before their list. */
    private static final List<String> ONE_AFTER_THE_OTHER = List.of(Journal.ACTIVITY_LOG, Journal.BLOB);

    private static final List<String> TOGETHER =
            List.of(Journal.SNAPSHOT, Journal.NIC, Journal.MACHINE, Journal.TAGS, Journal.EFFECTIVE_RULES);

    private final Journal journal;

    public AzureTime(Journal journal) {
        this.journal = journal;
    }

    /** The links of the chain. */
    public List<Link> chain() {
        List<Link> links = new ArrayList<>();
        TOGETHER.forEach(operation -> links.add(new Link(operation, slowest(operation))));
        ONE_AFTER_THE_OTHER.forEach(operation -> links.add(new Link(operation, sum(operation))));
        return List.copyOf(links);
    }

    /** Their sum. */
    public Duration total() {
        return chain().stream().map(Link::took).reduce(Duration.ZERO, Duration::plus);
    }

    private Duration slowest(String operation) {
        return journal.of(operation).stream()
                .map(JournalEntry::azureTime)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    private Duration sum(String operation) {
        return journal.of(operation).stream().map(JournalEntry::azureTime).reduce(Duration.ZERO, Duration::plus);
    }

    /** One operation of the chain and Azure's own time for it. */
    public record Link(String operation, Duration took) {}
}
