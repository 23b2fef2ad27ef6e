package dev.cordon.auditor.history;

import dev.cordon.capability.WorkerRole;
import dev.cordon.runbook.Runbooks;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.util.Optional;

/** Runs the runbooks of this build against a history and sees whether they would have given the same orders. */
public final class Replay {
    private static final String CAUSE = "error=";
    /** On a busy machine a replay is slow; the workers' suspicion of a deadlock would make a difference of that. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private Replay() {}

    /** Why the history is not what this build would have done; empty if it is. */
    public static Optional<String> objection(HistoryFile file) {
        try (TestWorkflowEnvironment offline = TestWorkflowEnvironment.newInstance()) {
            Worker worker = offline.newWorker(
                    WorkerRole.RUNBOOKS.taskQueue(),
                    WorkerOptions.newBuilder()
                            .setDefaultDeadlockDetectionTimeout(PATIENCE.toMillis())
                            .build());
            Runbooks.register(worker);
            WorkflowReplayer.replayWorkflowExecution(RunToReplay.of(file), worker);
            return Optional.empty();
        } catch (Exception different) {
            return Optional.of(words(different));
        }
    }

    private static String words(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = String.valueOf(cause.getMessage());
        int at = message.indexOf(CAUSE);
        return (at < 0 ? message : message.substring(at + CAUSE.length()))
                .lines()
                .findFirst()
                .orElse(cause.getClass().getSimpleName());
    }
}
