package dev.cordon.auditor.history;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.temporal.api.history.v1.ActivityTaskScheduledEventAttributes;
import io.temporal.api.history.v1.HistoryEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts together what a history says of each activity. */
final class Calls {
    private Calls() {}

    static List<Call> of(List<HistoryEvent> events) {
        Map<Long, Call> calls = new LinkedHashMap<>();
        for (HistoryEvent event : events) {
            if (event.hasActivityTaskScheduledEventAttributes()) {
                calls.put(event.getEventId(), ordered(event));
            } else if (event.hasActivityTaskCompletedEventAttributes()) {
                calls.computeIfPresent(
                        event.getActivityTaskCompletedEventAttributes().getScheduledEventId(),
                        (id, call) -> answered(call, event));
            }
        }
        return new ArrayList<>(calls.values());
    }

    private static Call ordered(HistoryEvent event) {
        ActivityTaskScheduledEventAttributes order = event.getActivityTaskScheduledEventAttributes();
        return new Call(
                order.getActivityId(),
                order.getActivityType().getName(),
                event.getEventId(),
                HistoryFile.instant(event.getEventTime()),
                0,
                Instant.EPOCH,
                HistoryFile.json(order.getInput()),
                MissingNode.getInstance());
    }

    private static Call answered(Call call, HistoryEvent event) {
        return new Call(
                call.id(),
                call.type(),
                call.orderedBy(),
                call.orderedAt(),
                event.getEventId(),
                HistoryFile.instant(event.getEventTime()),
                call.input(),
                HistoryFile.json(event.getActivityTaskCompletedEventAttributes().getResult()));
    }
}
