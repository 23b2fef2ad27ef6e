package dev.cordon.auditor.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.util.Timestamps;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.history.v1.ActivityTaskScheduledEventAttributes;
import io.temporal.api.history.v1.HistoryEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells a history step by step in words. Events that only Temporal itself cares about are left out. */
public final class Narrative {
    private static final String ENCRYPTED = "(encrypted)";

    private final Map<Long, HistoryEvent> scheduled = new HashMap<>();
    private final List<String> lines = new ArrayList<>();

    private Narrative() {}

    /** The lines of the tale, each with the event's number and time. */
    public static List<String> of(HistoryFile history) {
        Narrative narrative = new Narrative();
        history.events().forEach(event -> narrative.words(event).ifPresent(words -> narrative.tell(event, words)));
        return List.copyOf(narrative.lines);
    }

    private void tell(HistoryEvent event, String words) {
        lines.add(String.format("%5d  %s  %s", event.getEventId(), time(event), words));
    }

    private Optional<String> words(HistoryEvent event) {
        return switch (event.getEventType()) {
            case EVENT_TYPE_WORKFLOW_EXECUTION_STARTED -> Optional.of(started(event));
            case EVENT_TYPE_ACTIVITY_TASK_SCHEDULED -> scheduled(event);
            case EVENT_TYPE_ACTIVITY_TASK_STARTED -> attempt(event);
            case EVENT_TYPE_ACTIVITY_TASK_COMPLETED -> Optional.of(completed(event));
            case EVENT_TYPE_ACTIVITY_TASK_FAILED -> Optional.of(failed(event));
            case EVENT_TYPE_ACTIVITY_TASK_TIMED_OUT -> Optional.of(timedOut(event));
            default -> ending(event);
        };
    }

    private static Optional<String> ending(HistoryEvent event) {
        return switch (event.getEventType()) {
            case EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED -> Optional.of(signaled(event));
            case EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED -> Optional.of(updated(event));
            case EVENT_TYPE_WORKFLOW_EXECUTION_CANCEL_REQUESTED ->
                Optional.of("somebody asked for the run to be canceled");
            case EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED -> Optional.of("the run completed");
            case EVENT_TYPE_WORKFLOW_EXECUTION_FAILED ->
                Optional.of("the run failed: "
                        + event.getWorkflowExecutionFailedEventAttributes()
                                .getFailure()
                                .getMessage());
            case EVENT_TYPE_WORKFLOW_EXECUTION_CANCELED -> Optional.of("the run ended as canceled");
            case EVENT_TYPE_WORKFLOW_EXECUTION_TERMINATED ->
                Optional.of("the run was terminated: "
                        + event.getWorkflowExecutionTerminatedEventAttributes().getReason());
            default -> Optional.empty();
        };
    }

    private static String started(HistoryEvent event) {
        var start = event.getWorkflowExecutionStartedEventAttributes();
        JsonNode request = HistoryFile.json(start.getInput());
        String asked = request.path("requestedBy").asText("");
        return "run of " + start.getWorkflowType().getName() + " started by " + start.getIdentity()
                + (asked.isEmpty() ? "" : ", asked for by " + asked) + " with " + text(start.getInput());
    }

    private Optional<String> scheduled(HistoryEvent event) {
        scheduled.put(event.getEventId(), event);
        ActivityTaskScheduledEventAttributes order = event.getActivityTaskScheduledEventAttributes();
        return Optional.of("ordered " + order.getActivityType().getName() + summary(event) + " on queue "
                + order.getTaskQueue().getName());
    }

    private Optional<String> attempt(HistoryEvent event) {
        var start = event.getActivityTaskStartedEventAttributes();
        return start.getAttempt() > 1
                ? Optional.of("retried " + name(start.getScheduledEventId()) + ", attempt " + start.getAttempt()
                        + ", since the one before failed: "
                        + start.getLastFailure().getMessage())
                : Optional.empty();
    }

    private String completed(HistoryEvent event) {
        var done = event.getActivityTaskCompletedEventAttributes();
        return "done    " + name(done.getScheduledEventId()) + after(event, done.getScheduledEventId()) + ": "
                + answer(name(done.getScheduledEventId()), done.getResult());
    }

    private String failed(HistoryEvent event) {
        var failed = event.getActivityTaskFailedEventAttributes();
        return "FAILED  " + name(failed.getScheduledEventId()) + after(event, failed.getScheduledEventId()) + ": "
                + failed.getFailure().getMessage();
    }

    private String timedOut(HistoryEvent event) {
        var late = event.getActivityTaskTimedOutEventAttributes();
        return "FAILED  " + name(late.getScheduledEventId()) + " did not answer in time";
    }

    private static String signaled(HistoryEvent event) {
        var signal = event.getWorkflowExecutionSignaledEventAttributes();
        JsonNode sent = HistoryFile.json(signal.getInput());
        return "signal " + signal.getSignalName() + " from " + signal.getIdentity() + ": "
                + (sent.has("decider") ? Words.decision(sent) : text(signal.getInput()));
    }

    private static String updated(HistoryEvent event) {
        var request = event.getWorkflowExecutionUpdateAcceptedEventAttributes().getAcceptedRequest();
        JsonNode sent = HistoryFile.json(request.getInput().getArgs());
        return "update " + request.getInput().getName() + " from "
                + request.getMeta().getIdentity() + ": "
                + (sent.has("decider")
                        ? Words.decision(sent)
                        : text(request.getInput().getArgs()));
    }

    private String name(long scheduledId) {
        HistoryEvent order = scheduled.get(scheduledId);
        return order == null
                ? "an unknown order"
                : order.getActivityTaskScheduledEventAttributes()
                        .getActivityType()
                        .getName();
    }

    private String after(HistoryEvent event, long scheduledId) {
        HistoryEvent order = scheduled.get(scheduledId);
        return order == null
                ? ""
                : String.format(
                        " after %.2f s",
                        Duration.between(time(order), time(event)).toMillis() / 1000.0);
    }

    private static String summary(HistoryEvent event) {
        Payload summary = event.getUserMetadata().getSummary();
        String words = PayloadKeys.encrypted(summary) ? "" : summary.getData().toStringUtf8();
        return words.isEmpty() ? "" : " (" + words.replace("\"", "") + ")";
    }

    private static String answer(String type, Payloads result) {
        return isEncrypted(result) ? ENCRYPTED : Words.answered(type, HistoryFile.json(result));
    }

    private static String text(Payloads payloads) {
        JsonNode json = HistoryFile.json(payloads);
        return isEncrypted(payloads) ? ENCRYPTED : json.isMissingNode() ? "nothing" : Words.json(json);
    }

    private static boolean isEncrypted(Payloads payloads) {
        return payloads.getPayloadsList().stream().anyMatch(PayloadKeys::encrypted);
    }

    private static Instant time(HistoryEvent event) {
        return Instant.ofEpochMilli(Timestamps.toMillis(event.getEventTime()));
    }
}
