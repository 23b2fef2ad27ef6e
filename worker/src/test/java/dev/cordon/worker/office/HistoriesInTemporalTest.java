package dev.cordon.worker.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cordon.azure.ClosedHistory;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.EventType;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What of a run is archived. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HistoriesInTemporalTest {
    private static final String QUEUE = "waiting";

    private final TestWorkflowEnvironment temporal = TestWorkflowEnvironment.newInstance();
    private final HistoriesInTemporal histories = new HistoriesInTemporal(temporal.getWorkflowClient());

    @BeforeEach
    void work() {
        temporal.newWorker(QUEUE).registerWorkflowImplementationTypes(WaitingRun.class);
        temporal.start();
    }

    @AfterEach
    void close() {
        temporal.close();
    }

    @Test
    void a_run_that_is_open_has_no_closed_history() {
        WorkflowExecution run = started().getExecution();
        assertThat(histories.closedHistory(run.getWorkflowId(), run.getRunId())).isEmpty();
    }

    @Test
    void a_closed_run_has_all_of_its_history_in_a_form_that_can_be_replayed() {
        WorkflowStub stub = started();
        stub.signal("end");
        stub.getResult(Void.class);
        ClosedHistory closed = history(stub);
        assertThat(closed.status()).isEqualTo("Completed");
        WorkflowExecutionHistory read = WorkflowExecutionHistory.fromJson(closed.json());
        assertThat(read.getEvents()).hasSize((int) closed.events());
        assertThat(read.getEvents().get(0).getEventType()).isEqualTo(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_STARTED);
        assertThat(read.getLastEvent().getEventType()).isEqualTo(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED);
        assertThat(closed.closedAt().getEpochSecond())
                .isEqualTo(read.getLastEvent().getEventTime().getSeconds());
        assertThat(read.getEvents())
                .isEqualTo(temporal.getWorkflowClient()
                        .fetchHistory(stub.getExecution().getWorkflowId())
                        .getEvents());
    }

    @Test
    void the_same_history_has_the_same_bytes_each_time() {
        WorkflowStub stub = started();
        stub.terminate("by a test");
        ClosedHistory closed = history(stub);
        assertThat(closed.status()).isEqualTo("Terminated");
        assertThat(history(stub).json()).isEqualTo(closed.json());
    }

    @Test
    void a_run_that_temporal_does_not_have_is_gone() {
        assertThatThrownBy(() ->
                        histories.closedHistory("nobody", UUID.randomUUID().toString()))
                .isInstanceOfSatisfying(
                        ApplicationFailure.class,
                        failure -> assertThat(failure.getType()).isEqualTo("HistoryGone"));
    }

    private ClosedHistory history(WorkflowStub stub) {
        WorkflowExecution run = stub.getExecution();
        return histories.closedHistory(run.getWorkflowId(), run.getRunId()).orElseThrow();
    }

    private WorkflowStub started() {
        WorkflowStub stub = temporal.getWorkflowClient()
                .newUntypedWorkflowStub(
                        "WaitsForItsEnd",
                        WorkflowOptions.newBuilder().setTaskQueue(QUEUE).build());
        stub.start("something to be kept as it is");
        return stub;
    }

    /** A run that ends when it is told to. */
    @WorkflowInterface
    public interface WaitsForItsEnd {
        @WorkflowMethod
        void run(String input);

        @SignalMethod
        void end();
    }

    /** It does nothing else. */
    public static final class WaitingRun implements WaitsForItsEnd {
        private boolean ended;

        @Override
        public void run(String input) {
            Workflow.await(() -> ended);
        }

        @Override
        public void end() {
            ended = true;
        }
    }
}
