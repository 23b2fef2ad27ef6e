package dev.cordon.worker.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import dev.cordon.capability.WorkerRole;
import dev.cordon.fake.FakeAzure;
import dev.cordon.fake.FakeOffice;
import dev.cordon.fake.FakePolicy;
import dev.cordon.fake.Seed;
import dev.cordon.runbook.FollowedRuns;
import dev.cordon.runbook.isolatevm.IsolateVm;
import dev.cordon.runbook.isolatevm.IsolationReport;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.common.v1.WorkflowType;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflowservice.v1.StartWorkflowExecutionRequest;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.WorkerFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CrewTest {
    private final TestWorkflowEnvironment temporal = TestWorkflowEnvironment.newInstance(attributes(Map.of(
            "IncidentId", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
            "Severity", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
            "Target", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
            "RunbookPhase", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
            "TimeToContainSeconds", IndexedValueType.INDEXED_VALUE_TYPE_DOUBLE)));
    private final FakeAzure azure = new FakeAzure();
    private final WorkerFactory crew = Crew.of(
            temporal.getWorkflowClient(),
            new WorkerProperties(EnumSet.allOf(WorkerRole.class), 4, 10, Duration.ofSeconds(1)),
            new Roster(EnumSet.allOf(WorkerRole.class), List.of(roles -> everything())));

    @BeforeEach
    void start() {
        crew.start();
    }

    @AfterEach
    void stop() {
        crew.shutdownNow();
        crew.awaitTermination(10, TimeUnit.SECONDS);
        temporal.close();
    }

    @Test
    void a_crew_of_every_role_carries_a_runbook_out() {
        WorkflowStub run = temporal.getWorkflowClient()
                .newUntypedWorkflowStub(
                        IsolateVm.TYPE,
                        WorkflowOptions.newBuilder()
                                .setTaskQueue(WorkerRole.RUNBOOKS.taskQueue())
                                .build());
        run.start(Map.of("incidentId", "ir-1", "vmId", Seed.APP.id(), "requestedBy", "alice@contoso.com"));

        assertThat(run.getResult(IsolationReport.class).verdict()).isEqualTo(IsolationReport.Verdict.CONTAINED);
    }

    @Test
    void json_that_cannot_be_read_fails_the_run_at_once() {
        WorkflowStub run = startWithPayload("{\"vmId\": ");

        assertThatThrownBy(() -> run.getResult(10, TimeUnit.SECONDS, IsolationReport.class))
                .isInstanceOf(WorkflowFailedException.class)
                .rootCause()
                .hasMessageContaining("Unexpected end-of-input");
        assertThat(azure.journal()).isEmpty();
    }

    private WorkflowStub startWithPayload(String typed) {
        String id = UUID.randomUUID().toString();
        temporal.getWorkflowServiceStubs()
                .blockingStub()
                .startWorkflowExecution(StartWorkflowExecutionRequest.newBuilder()
                        .setNamespace(temporal.getNamespace())
                        .setWorkflowId(id)
                        .setRequestId(id)
                        .setWorkflowType(WorkflowType.newBuilder().setName(IsolateVm.TYPE))
                        .setTaskQueue(TaskQueue.newBuilder().setName(WorkerRole.RUNBOOKS.taskQueue()))
                        .setInput(Payloads.newBuilder()
                                .addPayloads(Payload.newBuilder()
                                        .putMetadata("encoding", ByteString.copyFromUtf8("json/plain"))
                                        .setData(ByteString.copyFromUtf8(typed))))
                        .build());
        return temporal.getWorkflowClient().newUntypedWorkflowStub(id);
    }

    private List<Object> everything() {
        return Stream.concat(
                        Stream.of(new FakePolicy(), new FakeOffice(), new FollowedRuns(temporal.getWorkflowClient())),
                        Arrays.stream(azure.capabilities()))
                .toList();
    }

    private static TestEnvironmentOptions attributes(Map<String, IndexedValueType> searchAttributes) {
        TestEnvironmentOptions.Builder options =
                TestEnvironmentOptions.newBuilder().setUseTimeskipping(false);
        searchAttributes.forEach(options::registerSearchAttribute);
        return options.build();
    }
}
