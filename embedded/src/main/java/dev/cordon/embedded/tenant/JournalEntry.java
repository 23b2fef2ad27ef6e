package dev.cordon.embedded.tenant;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Locale;

/**
 * One request that the range was asked.
 *
 * @param sequence its number, counted from 1
 * @param start when it arrived
 * @param end when it was answered
 * @param caller object id of who asked; empty if nobody signed in
 * @param operation its operation in Azure's spelling, for example {@code Microsoft.Compute/snapshots/write}
 * @param answered what the answer to a request of a Logic App said of coming back: Location, Retry-After
 * @param completed when what it began was done: the end of its long-running operation, else of the request itself
 */
public record JournalEntry(
        long sequence,
        Instant start,
        Instant end,
        String method,
        String path,
        String query,
        int status,
        String caller,
        String operation,
        JsonNode answered,
        Instant completed) {

    static JournalEntry read(JsonNode json) {
        Instant start = Instant.parse(json.path("start").asText());
        Instant end = start.plusNanos(Math.round(json.path("duration").asDouble() * 1e6));
        return new JournalEntry(
                json.path("sequence").asLong(),
                start,
                end,
                json.path("method").asText(),
                json.path("path").asText(),
                json.path("query").asText(),
                json.path("status").asInt(),
                json.path("caller").asText(),
                json.path("operationName").asText(),
                json.path("answered"),
                json.hasNonNull("operationCompleted")
                        ? Instant.parse(json.path("operationCompleted").asText())
                        : end);
    }

    /** Whether it was accepted and is of the given operation. */
    public boolean did(String wanted) {
        return operation.equalsIgnoreCase(wanted) && succeeded();
    }

    /** Whether it made a blob appear, and did not merely stage a block of one. */
    boolean completedBlob() {
        return did(Journal.BLOB) && !query.matches("(?:.*&)?comp=block(?:&.*)?");
    }

    /** Whether it only asked how far an operation is that another request began. */
    boolean asksForProgress() {
        return operation.matches("(?i).*/locations/operation(s|Results)/read");
    }

    /** Whether it is about a blob or a container's data, not about Azure Resource Manager. */
    public boolean isOfBlobs() {
        return operation.toLowerCase(Locale.ROOT).startsWith("microsoft.storage/storageaccounts/blobservices");
    }

    boolean succeeded() {
        return status / 100 == 2;
    }
}
