package dev.cordon.starter.runs;

import dev.cordon.engine.RunStatus;
import dev.cordon.engine.gate.Decisions;
import dev.cordon.engine.gate.SealedPlan;
import dev.cordon.runbook.incident.HandleIncident;
import dev.cordon.runbook.incident.HandlingReport;
import dev.cordon.runbook.incident.Mapping;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowQueryException;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import io.temporal.common.converter.DataConverter;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TemporalFailure;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a run: its state from the server, what it is doing from its worker, what it came to from its history. */
final class RunReader {
    private static final Logger LOG = LoggerFactory.getLogger(RunReader.class);
    private static final String STATUS = "status";
    private static final String PLAN = "plan";
    private static final String DECISIONS = "decisions";
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final DataConverter json;

    RunReader(DataConverter json) {
        this.json = json;
    }

    /** What the server knows by itself. */
    Run summary(WorkflowExecutionDescription run) {
        WorkflowExecutionStatus status = run.getStatus();
        return new Run(
                run.getWorkflowType(),
                run.getExecution().getWorkflowId(),
                run.getExecution().getRunId(),
                RunState.of(status),
                run.getStartTime(),
                run.getCloseTime(),
                Run.Account.UNKNOWN,
                null);
    }

    /** The run with what it says of itself, and its outcome if it has ended. */
    Run read(Run run, WorkflowStub stub) {
        Run.Outcome outcome = run.state().ended() ? outcome(stub) : null;
        return run.with(
                Report.of(outcome, json).map(Report::account).orElseGet(() -> ask(run.runbook(), stub)), outcome);
    }

    /** The run with its outcome if it has ended. */
    Run ended(Run run, WorkflowStub stub) {
        return run.state().ended() ? run.with(Run.Account.UNKNOWN, outcome(stub)) : run;
    }

    /** What people are asked and have decided, by the id of the run, for as many runs as tell in time. */
    Map<String, Decisions> asking(List<WorkflowStub> stubs) {
        Map<String, Decisions> told = new HashMap<>();
        try {
            return Patience.within(LIMIT, () -> {
                stubs.forEach(stub -> tell(stub, told));
                return told;
            });
        } catch (WorkflowServiceException | StatusRuntimeException noAnswer) {
            LOG.debug("Not every run said in time what it asks", noAnswer);
            return told;
        }
    }

    private static void tell(WorkflowStub stub, Map<String, Decisions> told) {
        WorkflowExecution run = Objects.requireNonNull(stub.getExecution());
        try {
            told.put(run.getRunId(), stub.query(DECISIONS, Decisions.class));
        } catch (WorkflowNotFoundException | WorkflowQueryException noAnswer) {
            LOG.debug("{} does not say what it asks", run, noAnswer);
        }
    }

    private static Run.Account ask(String runbook, WorkflowStub stub) {
        try {
            return Patience.within(
                    LIMIT,
                    () -> new Run.Account(
                            stub.query(STATUS, RunStatus.class),
                            stub.query(PLAN, SealedPlan.class),
                            stub.query(DECISIONS, Decisions.class),
                            null,
                            runbook.equals(HandleIncident.TYPE) ? incident(stub) : null));
        } catch (WorkflowQueryException | WorkflowServiceException | StatusRuntimeException noAnswer) {
            LOG.debug("No worker said what {} is doing", stub.getExecution(), noAnswer);
            return Run.Account.UNKNOWN;
        }
    }

    private static Run.@Nullable Incident incident(WorkflowStub stub) {
        Mapping mapping = stub.query("mapping", Mapping.class);
        return mapping == null
                ? null
                : new Run.Incident(mapping.things(), List.of(stub.query("runs", HandlingReport.Run[].class)));
    }

    private static Run.Outcome outcome(WorkflowStub stub) {
        try {
            return new Run.Outcome(stub.getResult(Object.class), null);
        } catch (WorkflowFailedException ended) {
            return new Run.Outcome(partialReport(ended), sentence(ended));
        }
    }

    private static @Nullable Object partialReport(WorkflowException ended) {
        return ended.getCause() instanceof ApplicationFailure failure
                        && failure.getDetails().getSize() > 0
                ? failure.getDetails().get(Object.class)
                : null;
    }

    private static String sentence(WorkflowException ended) {
        return ended.getCause() instanceof TemporalFailure failure
                ? String.valueOf(failure.getOriginalMessage())
                : String.valueOf(ended.getMessage());
    }
}
