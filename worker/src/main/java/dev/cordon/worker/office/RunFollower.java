package dev.cordon.worker.office;

import dev.cordon.capability.FailureType;
import dev.cordon.capability.runs.RunSoFar;
import dev.cordon.capability.runs.RunToFollow;
import dev.cordon.engine.RunStatus;
import dev.cordon.engine.gate.Decisions;
import dev.cordon.runbook.RunAccount;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowQueryException;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowTargetOptions;
import io.temporal.failure.ApplicationFailure;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at a run, more and more rarely, until it has more to tell than is known. It is asked only when its history has
 * grown: nothing else makes it say something else, and those who wait for people for days cost next to nothing.
 */
final class RunFollower {
    private static final Logger LOG = LoggerFactory.getLogger(RunFollower.class);
    private static final long FIRST_PAUSE = 400;
    private static final long LONGEST_PAUSE = 5000;

    private final WorkflowClient client;
    private final RunToFollow run;
    private long eventsWhenAsked;

    RunFollower(WorkflowClient client, RunToFollow run) {
        this.client = client;
        this.run = run;
    }

    /** @throws ApplicationFailure if there is no such run */
    RunSoFar untilThereIsNews() {
        ActivityExecutionContext activity = Activity.getExecutionContext();
        for (long pause = FIRST_PAUSE; ; pause = Math.min(LONGEST_PAUSE, pause * 6 / 5)) {
            Optional<RunSoFar> news = look().filter(now -> !now.mark().equals(run.seen()));
            if (news.isPresent()) {
                return news.get();
            }
            activity.heartbeat(null);
            pause(pause);
        }
    }

    /** The run as it is now; nothing if it is as it was, or if none of its workers says so just now. */
    private Optional<RunSoFar> look() {
        try {
            WorkflowExecutionDescription description = stub(run.runId()).describe();
            long events = description.getHistoryLength();
            if (events == eventsWhenAsked) {
                return Optional.empty();
            }
            RunSoFar now = ask(description);
            eventsWhenAsked = events;
            return Optional.of(now);
        } catch (WorkflowNotFoundException unknown) {
            throw FailureType.NOT_FOUND.failure("there is no run " + run.workflowId(), null);
        } catch (WorkflowQueryException | WorkflowServiceException notNow) {
            LOG.debug("Run {} does not answer just now", run.workflowId(), notNow);
            return Optional.empty();
        }
    }

    private RunSoFar ask(WorkflowExecutionDescription description) {
        WorkflowExecution execution = description.getExecution();
        RunAccount account = new RunAccount(run.workflowId(), execution.getRunId(), description.getWorkflowType());
        WorkflowStub stub = stub(execution.getRunId());
        return description.getStatus() == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING
                ? account.running(stub.query("status", RunStatus.class), stub.query("decisions", Decisions.class))
                : ended(stub, account);
    }

    private RunSoFar ended(WorkflowStub stub, RunAccount account) {
        try {
            return account.ended(
                    stub.getResult(Object.class), null, client.getOptions().getDataConverter());
        } catch (WorkflowFailedException failed) {
            return account.ended(
                    report(failed), words(failed), client.getOptions().getDataConverter());
        }
    }

    private static @Nullable Object report(WorkflowFailedException failed) {
        return failed.getCause() instanceof ApplicationFailure failure
                        && failure.getDetails().getSize() > 0
                ? failure.getDetails().get(Object.class)
                : null;
    }

    private static String words(WorkflowFailedException failed) {
        return failed.getCause() instanceof ApplicationFailure failure
                ? failure.getOriginalMessage()
                : "it was ended: "
                        + Objects.requireNonNullElse(failed.getCause(), failed).getMessage();
    }

    private WorkflowStub stub(@Nullable String runId) {
        WorkflowTargetOptions.Builder target =
                WorkflowTargetOptions.newBuilder().setWorkflowId(run.workflowId());
        if (runId != null) {
            target.setRunId(runId);
        }
        return client.newUntypedWorkflowStub(target.build());
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException shutdown) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while following a run", shutdown);
        }
    }
}
