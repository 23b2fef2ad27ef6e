package dev.cordon.starter.runs;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionMetadata;
import io.temporal.common.SearchAttributeKey;
import io.temporal.common.SearchAttributes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds runs by Temporal's visibility. */
final class VisibleRuns implements RunIndex {
    private static final int MOST_RUNNING = 200;
    private static final int MOST_ENDED = 50;
    private static final String OURS = Runs.RUNBOOKS.stream()
            .map(runbook -> "'" + runbook + "'")
            .collect(Collectors.joining(", ", "WorkflowType IN (", ")"));
    private static final String RUNNING = OURS + " AND ExecutionStatus = 'Running'";
    private static final String AWAITING = RUNNING + " AND AwaitingDecision = true";
    private static final String ENDED = OURS + " AND ExecutionStatus != 'Running'";

    private static final SearchAttributeKey<String> INCIDENT = SearchAttributeKey.forKeyword("IncidentId");
    private static final SearchAttributeKey<String> SEVERITY = SearchAttributeKey.forKeyword("Severity");
    private static final SearchAttributeKey<String> TARGET = SearchAttributeKey.forKeyword("Target");
    private static final SearchAttributeKey<String> PHASE = SearchAttributeKey.forKeyword("RunbookPhase");
    private static final SearchAttributeKey<Boolean> AWAITS = SearchAttributeKey.forBoolean("AwaitingDecision");
    private static final SearchAttributeKey<Double> SECONDS = SearchAttributeKey.forDouble("TimeToContainSeconds");

    private final WorkflowClient client;

    VisibleRuns(WorkflowClient client) {
        this.client = client;
    }

    @Override
    public List<ListedRun> awaitingDecision() {
        return find(AWAITING, MOST_RUNNING);
    }

    @Override
    public List<ListedRun> running() {
        return find(RUNNING, MOST_RUNNING);
    }

    @Override
    public List<ListedRun> ended() {
        return find(ENDED, MOST_ENDED);
    }

    /** Dry runs are left out: they change nothing and wait for nobody. */
    private List<ListedRun> find(String query, int most) {
        return Served.by(() -> {
            try (Stream<WorkflowExecutionMetadata> found = client.listExecutions(query)) {
                return found.filter(run -> !RunStart.dryRun(run.getExecution().getWorkflowId()))
                        .limit(most)
                        .map(VisibleRuns::listed)
                        .toList();
            }
        });
    }

    private static ListedRun listed(WorkflowExecutionMetadata run) {
        SearchAttributes attributes = run.getTypedSearchAttributes();
        return new ListedRun(
                run.getWorkflowType(),
                run.getExecution().getWorkflowId(),
                run.getExecution().getRunId(),
                RunState.of(run.getStatus()),
                run.getStartTime(),
                run.getCloseTime(),
                text(attributes, INCIDENT),
                text(attributes, SEVERITY),
                text(attributes, TARGET),
                text(attributes, PHASE),
                Boolean.TRUE.equals(attributes.get(AWAITS)),
                attributes.get(SECONDS));
    }

    private static String text(SearchAttributes attributes, SearchAttributeKey<String> key) {
        return Optional.ofNullable(attributes.get(key)).orElse("");
    }
}
