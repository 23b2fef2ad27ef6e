package dev.cordon.auditor.history;

import io.temporal.api.enums.v1.WorkflowTaskFailedCause;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.history.v1.WorkflowTaskFailedEventAttributes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a history says of resets: each begins a new run with the events before it, which were another run's. */
final class Resets {
    private final List<HistoryEvent> resets;

    Resets(List<HistoryEvent> events) {
        this.resets = events.stream().filter(Resets::isReset).toList();
    }

    /** The run that was begun by the last reset; the given one if there was none. */
    String runOf(String original) {
        return resets.isEmpty()
                ? original
                : attributes(resets.get(resets.size() - 1)).getNewRunId();
    }

    /** The runs that an event may have happened to: a history names the last one that it was copied from, and the first. */
    Set<String> runsAt(long event, String original) {
        return resets.stream()
                .filter(reset -> reset.getEventId() > event)
                .map(reset -> new HashSet<>(List.of(attributes(reset).getBaseRunId(), original)))
                .findFirst()
                .orElseGet(() -> new HashSet<>(List.of(runOf(original))));
    }

    private static boolean isReset(HistoryEvent event) {
        return event.hasWorkflowTaskFailedEventAttributes()
                && attributes(event).getCause() == WorkflowTaskFailedCause.WORKFLOW_TASK_FAILED_CAUSE_RESET_WORKFLOW;
    }

    private static WorkflowTaskFailedEventAttributes attributes(HistoryEvent event) {
        return event.getWorkflowTaskFailedEventAttributes();
    }
}
