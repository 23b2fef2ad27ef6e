package dev.cordon.worker.office;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import com.google.protobuf.util.Timestamps;
import dev.cordon.azure.ClosedHistory;
import dev.cordon.azure.RunHistories;
import dev.cordon.capability.FailureType;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.HistoryEventFilterType;
import io.temporal.api.history.v1.History;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryRequest;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryResponse;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Reads histories as Temporal keeps them: no payload is decoded on the way, so that what is encrypted stays so.
 */
final class HistoriesInTemporal implements RunHistories {
    private static final Duration WAIT = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** Maps have no order on the wire: sorted, the same history has the same bytes. */
    private static final JsonFormat.Printer JSON =
            JsonFormat.printer().sortingMapKeys().omittingInsignificantWhitespace();

    private final WorkflowClient client;

    HistoriesInTemporal(WorkflowClient client) {
        this.client = client;
    }

    @Override
    public Optional<ClosedHistory> closedHistory(String workflowId, String runId) {
        WorkflowExecution run = WorkflowExecution.newBuilder()
                .setWorkflowId(workflowId)
                .setRunId(runId)
                .build();
        try {
            return closing(run).map(event -> describe(event, whole(run)));
        } catch (StatusRuntimeException refused) {
            throw failure(run, refused.getStatus());
        }
    }

    /** The event that closed the run; nothing if none did while we waited. */
    private Optional<HistoryEvent> closing(WorkflowExecution run) {
        try {
            GetWorkflowExecutionHistoryResponse answer = ask(
                    request(run)
                            .setHistoryEventFilterType(HistoryEventFilterType.HISTORY_EVENT_FILTER_TYPE_CLOSE_EVENT)
                            .setWaitNewEvent(true)
                            .build(),
                    WAIT);
            return answer.getHistory().getEventsList().stream()
                    .filter(RunEnd::isOne)
                    .findFirst();
        } catch (StatusRuntimeException noEnd) {
            if (noEnd.getStatus().getCode() == Status.Code.DEADLINE_EXCEEDED) {
                return Optional.empty();
            }
            throw noEnd;
        }
    }

    private History whole(WorkflowExecution run) {
        History.Builder history = History.newBuilder();
        GetWorkflowExecutionHistoryRequest.Builder request = request(run);
        do {
            GetWorkflowExecutionHistoryResponse page = ask(request.build(), PATIENCE);
            history.addAllEvents(page.getHistory().getEventsList());
            request.setNextPageToken(page.getNextPageToken());
        } while (!request.getNextPageToken().isEmpty());
        return history.build();
    }

    private GetWorkflowExecutionHistoryResponse ask(GetWorkflowExecutionHistoryRequest request, Duration patience) {
        return client.getWorkflowServiceStubs()
                .blockingStub()
                .withDeadlineAfter(patience.toMillis(), TimeUnit.MILLISECONDS)
                .getWorkflowExecutionHistory(request);
    }

    private GetWorkflowExecutionHistoryRequest.Builder request(WorkflowExecution run) {
        return GetWorkflowExecutionHistoryRequest.newBuilder()
                .setNamespace(client.getOptions().getNamespace())
                .setExecution(run);
    }

    private static ClosedHistory describe(HistoryEvent end, History history) {
        try {
            return new ClosedHistory(
                    JSON.print(history),
                    history.getEventsCount(),
                    RunEnd.status(end),
                    Instant.parse(Timestamps.toString(end.getEventTime())));
        } catch (InvalidProtocolBufferException unknownType) {
            throw new IllegalStateException("the history holds a type that cannot be written as JSON", unknownType);
        }
    }

    private static RuntimeException failure(WorkflowExecution run, Status status) {
        String words = "Could not read the history of run " + run.getRunId() + " of " + run.getWorkflowId()
                + ": Temporal answered " + status.getCode();
        return status.getCode() == Status.Code.NOT_FOUND || status.getCode() == Status.Code.INVALID_ARGUMENT
                ? FailureType.HISTORY_GONE.failure(words + "; it does not have the run", null)
                : FailureType.UNREACHABLE.failure(words, null);
    }
}
