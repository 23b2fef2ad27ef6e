package dev.cordon.worker.office;

import dev.cordon.capability.runs.CutShortRun;
import dev.cordon.capability.runs.CutShortRuns;
import dev.cordon.capability.runs.RunsActivities;
import dev.cordon.capability.runs.UnarchivedRuns;
import dev.cordon.engine.custody.RunToArchive;
import dev.cordon.runbook.archive.ArchiveRun;
import dev.cordon.runbook.incident.HandleIncident;
import dev.cordon.runbook.isolatevm.IsolateVm;
import dev.cordon.runbook.preserve.PreserveEvidence;
import dev.cordon.runbook.provision.ProvisionVault;
import dev.cordon.runbook.releasevm.ReleaseVm;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.HistoryEventFilterType;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.history.v1.WorkflowExecutionTerminatedEventAttributes;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionMetadata;
import io.temporal.common.SearchAttributeKey;
import io.temporal.common.converter.DataConverterException;
import io.temporal.payload.codec.PayloadCodecException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds runs by Temporal's visibility. */
final class RunsInTemporal implements RunsActivities {
    private static final String SUPERVISED = "WorkflowType IN ('" + IsolateVm.TYPE + "', '" + ReleaseVm.TYPE + "', '"
            + PreserveEvidence.TYPE + "', '" + HandleIncident.TYPE + "', '" + ProvisionVault.TYPE + "')";
    private static final String CUT_SHORT =
            SUPERVISED + " AND ExecutionStatus IN ('Terminated', 'TimedOut') AND CloseTime > '%s'";
    /** A run that closed by itself before it had said what it is about was refused as it was typed, and did nothing. */
    private static final String CLOSED = SUPERVISED + " AND (ExecutionStatus IN ('Terminated', 'TimedOut')"
            + " OR (ExecutionStatus IN ('Completed', 'Failed', 'Canceled') AND IncidentId IS NOT NULL))";

    private static final String ARCHIVES =
            "WorkflowType = '" + ArchiveRun.TYPE + "' AND ExecutionStatus IN ('Running', 'Completed')";
    /** One sweep starts no more runs than these, and the next one goes on. */
    private static final int AT_ONCE = 200;
    /** What a run asks for before it has anything to account for, and never without accounting for it. */
    private static final Set<String> ACCOUNTABLE =
            Set.of("custody.append", "record.keep", "snapshot.take", "provision.createAccount");

    private static final Set<WorkflowExecutionStatus> ENDED_BY_OTHERS = Set.of(
            WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_TERMINATED,
            WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_TIMED_OUT);

    private static final Logger LOG = LoggerFactory.getLogger(RunsInTemporal.class);

    private final WorkflowClient client;

    RunsInTemporal(WorkflowClient client) {
        this.client = client;
    }

    @Override
    public CutShortRuns cutShort(int hours) {
        Instant since = Instant.now().minus(Duration.ofHours(hours));
        return new CutShortRuns(client.listExecutions(CUT_SHORT.formatted(since))
                .map(this::read)
                .toList());
    }

    @Override
    public UnarchivedRuns unarchived() {
        Set<String> archives = client.listExecutions(ARCHIVES)
                .map(run -> run.getExecution().getWorkflowId())
                .collect(Collectors.toSet());
        Map<Boolean, List<WorkflowExecutionMetadata>> runs = client.listExecutions(CLOSED)
                .collect(Collectors.partitioningBy(run -> archives.contains(
                        RunToArchive.archivedAs(run.getExecution().getRunId()))));
        return new UnarchivedRuns(
                runs.getOrDefault(false, List.of()).stream()
                        .filter(this::hasSomethingToAccountFor)
                        .limit(AT_ONCE)
                        .map(this::read)
                        .toList(),
                runs.getOrDefault(true, List.of()).size());
    }

    /** A dry run has not, nor a run whose request turned out to be a mistake; one that others ended always has. */
    private boolean hasSomethingToAccountFor(WorkflowExecutionMetadata run) {
        return ENDED_BY_OTHERS.contains(run.getStatus())
                || client
                        .fetchHistory(
                                run.getExecution().getWorkflowId(),
                                run.getExecution().getRunId())
                        .getEvents()
                        .stream()
                        .map(event -> event.getActivityTaskScheduledEventAttributes()
                                .getActivityType()
                                .getName())
                        .anyMatch(ACCOUNTABLE::contains);
    }

    private CutShortRun read(WorkflowExecutionMetadata run) {
        HistoryEvent last = lastEvent(run.getExecution());
        WorkflowExecutionTerminatedEventAttributes end = last.getWorkflowExecutionTerminatedEventAttributes();
        return new CutShortRun(
                run.getExecution().getWorkflowId(),
                run.getExecution().getRunId(),
                run.getWorkflowType(),
                run.getStatus().name().replace("WORKFLOW_EXECUTION_STATUS_", ""),
                Objects.requireNonNull(run.getCloseTime()),
                end.getReason(),
                end.getIdentity(),
                attribute(run, "IncidentId"),
                attribute(run, "Target"),
                attribute(run, "Severity"),
                attribute(run, "RunbookPhase"),
                requestedBy(run.getExecution()));
    }

    /** As the run was asked; null where the request cannot be read, because its key is gone or it never was one. */
    private @Nullable String requestedBy(WorkflowExecution run) {
        List<Payload> input = firstEvent(run)
                .getWorkflowExecutionStartedEventAttributes()
                .getInput()
                .getPayloadsList();
        try {
            return !input.isEmpty()
                            && client.getOptions()
                                            .getDataConverter()
                                            .fromPayload(input.get(0), Object.class, Object.class)
                                    instanceof Map<?, ?> asked
                            && asked.get("requestedBy") instanceof String name
                    ? name
                    : null;
        } catch (DataConverterException | PayloadCodecException unreadable) {
            LOG.warn("What run {} was asked cannot be read", run.getRunId(), unreadable);
            return null;
        }
    }

    private HistoryEvent firstEvent(WorkflowExecution run) {
        return client.getWorkflowServiceStubs()
                .blockingStub()
                .getWorkflowExecutionHistory(GetWorkflowExecutionHistoryRequest.newBuilder()
                        .setNamespace(client.getOptions().getNamespace())
                        .setExecution(run)
                        .setMaximumPageSize(1)
                        .build())
                .getHistory()
                .getEvents(0);
    }

    private HistoryEvent lastEvent(WorkflowExecution run) {
        return client.getWorkflowServiceStubs()
                .blockingStub()
                .getWorkflowExecutionHistory(GetWorkflowExecutionHistoryRequest.newBuilder()
                        .setNamespace(client.getOptions().getNamespace())
                        .setExecution(run)
                        .setHistoryEventFilterType(HistoryEventFilterType.HISTORY_EVENT_FILTER_TYPE_CLOSE_EVENT)
                        .build())
                .getHistory()
                .getEvents(0);
    }

    private static String attribute(WorkflowExecutionMetadata run, String name) {
        String value = run.getTypedSearchAttributes().get(SearchAttributeKey.forKeyword(name));
        return value == null ? "" : value;
    }
}
