package dev.cordon.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cordon.capability.WorkerRole;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Histories that were recorded on a real Temporal server replay on this code. A change that breaks one is versioned
 * with {@code Workflow.getVersion}; a history is never recorded anew to fit.
 */
class ReplayTest {
    private static final Path HISTORIES = Path.of("src/test/resources/histories");

    @ParameterizedTest
    @MethodSource("histories")
    void a_recorded_history_replays(Path history) throws Exception {
        replay(Files.readString(history));
    }

    static List<Path> histories() throws IOException {
        try (Stream<Path> files = Files.list(HISTORIES)) {
            List<Path> histories = files.sorted().toList();
            assertThat(histories).isNotEmpty();
            return histories;
        }
    }

    @Test
    void a_history_of_other_code_does_not_replay() throws Exception {
        String other = Files.readString(HISTORIES.resolve("isolate-vm-contained.json"))
                .replace("\"snapshot.take\"", "\"snapshot.make\"");
        assertThatThrownBy(() -> replay(other)).hasMessageContaining("TMPRL1100");
    }

    private static void replay(String recorded) throws Exception {
        // Replay gives every run this id, and a run names after itself what archives it.
        String history = recorded.replaceAll("\"archive-run\\.[0-9a-f-]+\"", "\"archive-run.run_id_in_replay\"");
        try (TestWorkflowEnvironment offline = TestWorkflowEnvironment.newInstance()) {
            Worker worker = offline.newWorker(WorkerRole.RUNBOOKS.taskQueue());
            Runbooks.register(worker);
            WorkflowReplayer.replayWorkflowExecution(WorkflowExecutionHistory.fromJson(history), worker);
        }
    }
}
