package dev.cordon.auditor.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * An activity that a run ordered.
 *
 * @param id its id in the history
 * @param type its name on the wire, for example {@code snapshot.take}
 * @param orderedBy number of the event that ordered it
 * @param answeredBy number of the event that brought its result; 0 if none did
 * @param input its first argument; null node if it has none
 * @param result what it answered; a missing node if it did not, or answered nothing
 */
public record Call(
        String id,
        String type,
        long orderedBy,
        Instant orderedAt,
        long answeredBy,
        Instant answeredAt,
        JsonNode input,
        JsonNode result) {
    public boolean answered() {
        return answeredBy > 0;
    }
}
