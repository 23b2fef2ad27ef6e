package dev.cordon.worker.office;

import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import java.util.Map;

/** How a run closed, as the last event of its history says. */
final class RunEnd {
    private static final Map<EventType, String> STATUS = Map.of(
            EventType.EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED, "Completed",
            EventType.EVENT_TYPE_WORKFLOW_EXECUTION_FAILED, "Failed",
            EventType.EVENT_TYPE_WORKFLOW_EXECUTION_TIMED_OUT, "TimedOut",
            EventType.EVENT_TYPE_WORKFLOW_EXECUTION_CANCELED, "Canceled",
            EventType.EVENT_TYPE_WORKFLOW_EXECUTION_TERMINATED, "Terminated",
            EventType.EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW, "ContinuedAsNew");

    private RunEnd() {}

    static boolean isOne(HistoryEvent event) {
        return STATUS.containsKey(event.getEventType());
    }

    /** Temporal's name of the status. */
    static String status(HistoryEvent end) {
        return STATUS.getOrDefault(end.getEventType(), "");
    }
}
