package dev.cordon.auditor.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/**
 * A decision as it was sent to a run, by signal or by update.
 *
 * @param event number of the event that brought it
 * @param runs the run that it reached; before a reset, the one that was reset, and the one that began it all
 * @param content what was sent
 */
public record Message(long event, Set<String> runs, JsonNode content) {
    public Message {
        runs = Set.copyOf(runs);
    }
}
