package dev.cordon.starter.runs;

import dev.cordon.engine.RunStatus;
import io.grpc.Context;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowQueryException;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TemporalFailure;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a run: its state from the server, what it is doing from its worker, what it came to from its history. */
final class RunReader {
    private static final Logger LOG = LoggerFactory.getLogger(RunReader.class);
    private static final String STATUS = "status";
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(RunReader::daemon);

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
        return run.state().ended() ? ended(run, stub) : with(run, progress(stub), null);
    }

    /** The run with its outcome if it has ended. */
    Run ended(Run run, WorkflowStub stub) {
        return run.state().ended() ? with(run, null, outcome(stub)) : run;
    }

    private static Run with(Run run, @Nullable RunStatus progress, Run.@Nullable Outcome outcome) {
        return new Run(run.workflowId(), run.runId(), run.state(), run.startedAt(), run.endedAt(), progress, outcome);
    }

    /** Temporal repeats a query that no worker answers for longer than anybody waits for a page. */
    private @Nullable RunStatus progress(WorkflowStub stub) {
        Context.CancellableContext hurried =
                Context.current().withDeadlineAfter(PATIENCE.toMillis(), TimeUnit.MILLISECONDS, clock);
        Context unhurried = hurried.attach();
        try {
            return stub.query(STATUS, RunStatus.class);
        } catch (WorkflowQueryException | WorkflowServiceException | StatusRuntimeException noAnswer) {
            LOG.debug("No worker said what {} is doing", stub.getExecution(), noAnswer);
            return null;
        } finally {
            hurried.detachAndCancel(unhurried, null);
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

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "query-patience");
        thread.setDaemon(true);
        return thread;
    }

    private static String sentence(WorkflowException ended) {
        return ended.getCause() instanceof TemporalFailure failure
                ? String.valueOf(failure.getOriginalMessage())
                : String.valueOf(ended.getMessage());
    }
}
