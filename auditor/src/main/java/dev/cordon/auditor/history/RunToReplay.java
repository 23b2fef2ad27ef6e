package dev.cordon.auditor.history;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.History;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.common.WorkflowExecutionHistory;
import java.util.List;
import java.util.Set;

/** A history as it can be replayed. */
final class RunToReplay {
    /** Replay gives every run this id. Runs name what they start after themselves, so there it stands for theirs. */
    private static final String ID_IN_REPLAY = "run_id_in_replay";

    private static final String STARTED_BY_IT = "CHILD_WORKFLOW";
    /** What the server does to a run without asking its code. */
    private static final Set<EventType> DONE_TO_IT = Set.of(
            EventType.EVENT_TYPE_WORKFLOW_EXECUTION_TERMINATED, EventType.EVENT_TYPE_WORKFLOW_EXECUTION_TIMED_OUT);

    private RunToReplay() {}

    static WorkflowExecutionHistory of(HistoryFile file) {
        List<HistoryEvent> events = file.events();
        int last = events.size() - 1;
        boolean cutShort = DONE_TO_IT.contains(events.get(last).getEventType());
        History.Builder history = History.newBuilder();
        (cutShort ? events.subList(0, last) : events).forEach(event -> history.addEvents(asOf(file.runId(), event)));
        return new WorkflowExecutionHistory(
                history.build(), file.history().getWorkflowExecution().getWorkflowId());
    }

    private static HistoryEvent asOf(String run, HistoryEvent event) {
        if (run.isEmpty() || !event.getEventType().name().contains(STARTED_BY_IT)) {
            return event;
        }
        try {
            HistoryEvent.Builder renamed = HistoryEvent.newBuilder();
            JsonFormat.parser().merge(JsonFormat.printer().print(event).replace(run, ID_IN_REPLAY), renamed);
            return renamed.build();
        } catch (InvalidProtocolBufferException impossible) {
            throw new IllegalStateException("an event that was read can be written", impossible);
        }
    }
}
