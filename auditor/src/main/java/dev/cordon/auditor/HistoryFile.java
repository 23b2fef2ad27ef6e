package dev.cordon.auditor;

import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.common.WorkflowExecutionHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A workflow history as {@code temporal workflow show --output json} and the Temporal UI write it. */
final class HistoryFile {
    private final WorkflowExecutionHistory history;

    private HistoryFile(WorkflowExecutionHistory history) {
        this.history = history;
    }

    /**
     * Reads a file.
     *
     * @throws UnreadableHistory if it is missing, is no JSON, or holds no events
     */
    static HistoryFile read(Path path) {
        try {
            WorkflowExecutionHistory history = WorkflowExecutionHistory.fromJson(Files.readString(path));
            if (history.getEvents().isEmpty()) {
                throw new IllegalArgumentException("it holds no events");
            }
            return new HistoryFile(history);
        } catch (IOException | RuntimeException unreadable) {
            throw new UnreadableHistory(path + " is no workflow history: " + unreadable.getMessage(), unreadable);
        }
    }

    WorkflowExecutionHistory history() {
        return history;
    }

    List<HistoryEvent> events() {
        return history.getEvents();
    }
}
