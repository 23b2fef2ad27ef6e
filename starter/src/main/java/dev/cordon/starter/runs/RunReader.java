package dev.cordon.starter.runs;

import dev.cordon.engine.RunStatus;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowQueryException;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TemporalFailure;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a run: its state from the server, what it is doing from its worker, what it came to from its history. */
final class RunReader {
    private static final Logger LOG = LoggerFactory.getLogger(RunReader.class);
    private static final String STATUS = "status";

    /** What the server knows by itself. */
    Run summary(WorkflowExecutionDescription run) {
        WorkflowExecutionStatus status = run.getStatus();
        return new Run(
                run.getExecution().getWorkflowId(),
                run.getExecution().getRunId(),
                RunState.of(status),
                run.getStartTime(),
                run.getCloseTime(),
                null,
                null);
    }

    /** The run with its progress or its outcome. */
    Run read(Run run, WorkflowStub stub) {
        boolean ended = run.state().ended();
        return new Run(
                run.workflowId(),
                run.runId(),
                run.state(),
                run.startedAt(),
                run.endedAt(),
                ended ? null : progress(stub),
                ended ? outcome(stub) : null);
    }

    private static @Nullable RunStatus progress(WorkflowStub stub) {
        try {
            return stub.query(STATUS, RunStatus.class);
        } catch (WorkflowQueryException | WorkflowServiceException noAnswer) {
            LOG.debug("No worker said what {} is doing", stub.getExecution(), noAnswer);
            return null;
        }
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
