package dev.cordon.auditor.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Timestamps;
import dev.cordon.auditor.pack.PackJson;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.History;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.history.v1.WorkflowExecutionStartedEventAttributes;
import io.temporal.common.WorkflowExecutionHistory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A workflow history as {@code temporal workflow show --output json}, the Temporal UI and the archive write it. Payloads
 * are in clear text where their keys were given.
 */
public final class HistoryFile {
    private static final String DECIDE = "decide";
    private static final String DECISION = "decision";

    private final WorkflowExecutionHistory history;
    private final Set<String> lackingKeys;

    private HistoryFile(WorkflowExecutionHistory history, Set<String> lackingKeys) {
        this.history = history;
        this.lackingKeys = Set.copyOf(lackingKeys);
    }

    /**
     * Reads a file.
     *
     * @throws UnreadableHistory if it is missing, is no JSON, or holds no events
     */
    public static HistoryFile read(Path path, PayloadKeys keys) {
        try {
            return of(String.valueOf(path), Files.readAllBytes(path), keys);
        } catch (IOException unreadable) {
            throw new UnreadableHistory(path + " is no workflow history: " + unreadable.getMessage(), unreadable);
        }
    }

    /**
     * Reads bytes.
     *
     * @param name what the bytes are called where they cannot be read
     * @throws UnreadableHistory if they are no JSON or hold no events
     */
    public static HistoryFile of(String name, byte[] json, PayloadKeys keys) {
        try {
            WorkflowExecutionHistory raw = WorkflowExecutionHistory.fromJson(new String(json, StandardCharsets.UTF_8));
            if (raw.getEvents().isEmpty()) {
                throw new IllegalArgumentException("it holds no events");
            }
            ClearText clear = new ClearText(keys);
            History readable = (History) clear.of(raw.getHistory());
            return new HistoryFile(
                    new WorkflowExecutionHistory(
                            readable, raw.getWorkflowExecution().getWorkflowId()),
                    clear.lacking());
        } catch (RuntimeException unreadable) {
            throw new UnreadableHistory(name + " is no workflow history: " + unreadable.getMessage(), unreadable);
        }
    }

    WorkflowExecutionHistory history() {
        return history;
    }

    public List<HistoryEvent> events() {
        return history.getEvents();
    }

    /** Ids of keys without which some payloads stay encrypted. */
    public Set<String> lackingKeys() {
        return lackingKeys;
    }

    /** The workflow type. */
    public String runbook() {
        return started().getWorkflowType().getName();
    }

    public String workflowId() {
        return started().getWorkflowId();
    }

    /** The run that the history is of: after a reset the one that was begun by it, not the one that was reset. */
    public String runId() {
        return new Resets(events()).runOf(started().getOriginalExecutionRunId());
    }

    /** Every activity that was ordered, in order. */
    public List<Call> calls() {
        return Calls.of(events());
    }

    /** The decisions that people sent, by signal or by update, in order; what is no JSON is left out. */
    public List<Message> decisions() {
        Resets resets = new Resets(events());
        String original = started().getOriginalExecutionRunId();
        return events().stream()
                .flatMap(event -> decision(event)
                        .map(HistoryFile::json)
                        .filter(content -> !content.isMissingNode())
                        .map(content ->
                                new Message(event.getEventId(), resets.runsAt(event.getEventId(), original), content)))
                .toList();
    }

    /** How many times the run's code had its turn between two events. */
    public long turns(long after, long before) {
        return events().stream()
                .filter(event -> event.getEventType() == EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED)
                .filter(event -> event.getEventId() > after && event.getEventId() < before)
                .count();
    }

    /** When the alert or the request reached the run, and what it was asked for. */
    public JsonNode request() {
        return json(started().getInput());
    }

    private WorkflowExecutionStartedEventAttributes started() {
        return events().get(0).getWorkflowExecutionStartedEventAttributes();
    }

    private static Stream<Payloads> decision(HistoryEvent event) {
        if (event.getEventType() == EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED) {
            var signal = event.getWorkflowExecutionSignaledEventAttributes();
            return signal.getSignalName().equals(DECIDE) ? Stream.of(signal.getInput()) : Stream.empty();
        }
        if (event.getEventType() == EventType.EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED) {
            var update = event.getWorkflowExecutionUpdateAcceptedEventAttributes()
                    .getAcceptedRequest()
                    .getInput();
            return update.getName().equals(DECISION) ? Stream.of(update.getArgs()) : Stream.empty();
        }
        return Stream.empty();
    }

    /** The first of some payloads as JSON; a missing node if there is none, or if it is encrypted or no JSON. */
    static JsonNode json(Payloads payloads) {
        Payload first = payloads.getPayloadsCount() == 0 ? Payload.getDefaultInstance() : payloads.getPayloads(0);
        try {
            return first.getData().isEmpty() || PayloadKeys.encrypted(first)
                    ? MissingNode.getInstance()
                    : PackJson.mapper().readTree(first.getData().toByteArray());
        } catch (IOException noJson) {
            return MissingNode.getInstance();
        }
    }

    static Instant instant(Timestamp time) {
        return Instant.ofEpochMilli(Timestamps.toMillis(time));
    }
}
