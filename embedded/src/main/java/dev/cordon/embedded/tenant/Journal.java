package dev.cordon.embedded.tenant;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What the range was asked, in the order in which it arrived: the one account of a run that is not Cordon's own.
 *
 * @param entries one a request
 */
public record Journal(List<JournalEntry> entries) {
    public static final String SNAPSHOT = "Microsoft.Compute/snapshots/write";
    public static final String NIC = "Microsoft.Network/networkInterfaces/write";
    public static final String MACHINE = "Microsoft.Compute/virtualMachines/write";
    public static final String BLOB = "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/write";
    /** What a playbook sends. */
    public static final String PLAYBOOK = "Microsoft.Logic/workflows/actions/http";

    public static final String ACTIVITY_LOG = "Microsoft.Insights/eventtypes/values/read";

    public Journal {
        entries = entries.stream()
                .sorted(Comparator.comparingLong(JournalEntry::sequence))
                .toList();
    }

    static Journal read(JsonNode json) {
        return new Journal(StreamSupport.stream(json.spliterator(), false)
                .map(JournalEntry::read)
                .toList());
    }

    /** What one caller asked. */
    public Journal by(String caller) {
        return only(entry -> entry.caller().equals(caller));
    }

    /** The entries that were accepted and are of the operation. */
    public List<JournalEntry> of(String operation) {
        return only(entry -> entry.did(operation)).entries();
    }

    /** The entries that made a blob appear. */
    public List<JournalEntry> blobs() {
        return only(JournalEntry::completedBlob).entries();
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** The number of the last request; 0 if there was none. */
    public long last() {
        return entries.isEmpty() ? 0 : entries.get(entries.size() - 1).sequence();
    }

    /** Without what tells Sentinel, which goes on beside a containment. */
    public Journal ofContainment() {
        return only(entry -> !entry.path().contains("/Microsoft.SecurityInsights/"));
    }

    /** When the last reading of the machine was answered; what is written to the vault afterwards is not in it. */
    public Instant readBack() {
        return ends(entries.stream().filter(entry -> !entry.isOfBlobs())).orElseThrow();
    }

    /** After a request. */
    public Journal since(long sequence) {
        return only(entry -> entry.sequence() > sequence);
    }

    /** Up to a point in time. */
    public Journal until(Instant end) {
        return only(entry -> !entry.start().isAfter(end));
    }

    /** When the last thing of that kind was done. */
    Instant completed(String operation) {
        return of(operation).stream()
                .map(JournalEntry::completed)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
    }

    /** When the first thing of that kind was asked for. */
    Instant begun(String operation) {
        return of(operation).stream()
                .map(JournalEntry::start)
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }

    private Journal only(Predicate<JournalEntry> wanted) {
        return new Journal(entries.stream().filter(wanted).toList());
    }

    private static java.util.Optional<Instant> ends(Stream<JournalEntry> entries) {
        return entries.map(JournalEntry::end).max(Comparator.naturalOrder());
    }
}
