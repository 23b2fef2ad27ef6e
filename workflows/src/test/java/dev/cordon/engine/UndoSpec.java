package dev.cordon.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cordon.capability.FailureType;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.CanceledFailure;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Putting things back: the last change first, past what fails, out of a cancellation's reach. */
class UndoSpec {
    private final TestWorkflowEnvironment temporal = TestWorkflowEnvironment.newInstance();

    @BeforeEach
    void start() {
        Worker worker = temporal.newWorker("undo");
        worker.registerWorkflowImplementationTypes(UndoingRunbook.class);
        temporal.start();
    }

    @AfterEach
    void close() {
        temporal.close();
    }

    @Test
    void the_last_change_is_undone_first_and_a_failing_undo_does_not_stop_the_others() {
        Told told = newRun().undo(false);
        assertThat(told.pendingBefore()).containsExactly("third", "second", "first");
        assertThat(told.undone()).containsExactly("third", "first");
        assertThat(told.notUndone()).containsExactly("second: somebody holds a lock on it");
        assertThat(told.pendingAfter()).containsExactly("second");
    }

    @Test
    void a_cancelled_run_still_undoes() {
        Undoing run = newRun();
        WorkflowClient.start(run::undo, true);
        WorkflowStub.fromTyped(run).cancel();
        assertThatThrownBy(() -> WorkflowStub.fromTyped(run).getResult(Told.class))
                .hasCauseInstanceOf(CanceledFailure.class);
        assertThat(run.done()).containsExactly("third", "first");
    }

    private Undoing newRun() {
        return temporal.getWorkflowClient()
                .newWorkflowStub(
                        Undoing.class,
                        WorkflowOptions.newBuilder().setTaskQueue("undo").build());
    }

    /** Registers three undos, the second of which fails. */
    @WorkflowInterface
    public interface Undoing {
        @WorkflowMethod
        Told undo(boolean onceCancelled);

        @QueryMethod
        List<String> done();
    }

    /** What the run said. */
    public record Told(
            List<String> pendingBefore, List<String> undone, List<String> notUndone, List<String> pendingAfter) {}

    /** Each undo takes a second, so that a cancellation would reach it if it could. */
    public static final class UndoingRunbook implements Undoing {
        private final Undo undo = new Undo();
        private final List<String> done = new ArrayList<>();

        @Override
        public Told undo(boolean onceCancelled) {
            undo.later("first", () -> putBack("first"));
            undo.later("second", () -> {
                throw FailureType.LOCKED.failure("somebody holds a lock on it", null);
            });
            undo.later("third", () -> putBack("third"));
            if (onceCancelled) {
                awaitCancellation();
            }
            List<String> pending = undo.pending();
            Undo.Outcome outcome = undo.run();
            return new Told(
                    pending, outcome.undone().equals(done) ? done : List.of(), outcome.notUndone(), undo.pending());
        }

        @Override
        public List<String> done() {
            return done;
        }

        private static void awaitCancellation() {
            try {
                Workflow.await(() -> false);
            } catch (CanceledFailure cancelled) {
                // what the run waited for: every further wait of it would now fail, but for those in detached scopes
                Workflow.getLogger(UndoingRunbook.class).info("cancelled");
            }
        }

        private void putBack(String what) {
            Workflow.sleep(Duration.ofSeconds(1));
            done.add(what);
        }
    }
}
