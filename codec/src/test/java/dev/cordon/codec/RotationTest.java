package dev.cordon.codec;

import static dev.cordon.codec.Keys.AUTUMN;
import static dev.cordon.codec.Keys.SPRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DataConverterException;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkflowImplementationOptions;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RotationTest {
    private static final String QUEUE = "rotation";

    @WorkflowInterface
    public interface Conversation {
        @WorkflowMethod
        String hold(String opening);

        @SignalMethod
        void say(String words);
    }

    public static final class Recorded implements Conversation {
        private final List<String> said = new ArrayList<>();

        @Override
        public String hold(String opening) {
            said.add(opening);
            Workflow.await(() -> said.size() == 4);
            return String.join(", ", said);
        }

        @Override
        public void say(String words) {
            said.add(words);
        }
    }

    @Test
    void a_run_goes_on_over_a_rotation_and_takes_clear_text_and_its_history_replays() throws Exception {
        try (TestWorkflowEnvironment temporal = environment(KeyRing.of(AUTUMN, SPRING))) {
            Worker worker = temporal.newWorker(QUEUE);
            worker.registerWorkflowImplementationTypes(Recorded.class);
            temporal.start();
            WorkflowStub before = client(temporal, Encryption.converter(KeyRing.of(SPRING)))
                    .newUntypedWorkflowStub(
                            "Conversation",
                            WorkflowOptions.newBuilder().setTaskQueue(QUEUE).build());
            WorkflowExecution run = before.start("old");
            before.signal("say", "older");
            client(temporal, Encryption.clearText())
                    .newUntypedWorkflowStub(run.getWorkflowId())
                    .signal("say", "typed");
            WorkflowStub after = temporal.getWorkflowClient().newUntypedWorkflowStub(run.getWorkflowId());
            after.signal("say", "new");

            assertThat(after.getResult(String.class)).isEqualTo("old, older, typed, new");

            WorkflowExecutionHistory history = temporal.getWorkflowClient().fetchHistory(run.getWorkflowId());
            assertThat(keyIds(history)).containsExactly("spring", "spring", "", "autumn", "autumn");
            WorkflowReplayer.replayWorkflowExecution(history, worker);
        }
    }

    @Test
    void a_run_whose_key_is_missing_is_not_failed_but_waits_for_it(@TempDir Path folder) throws Exception {
        Path file = written(folder, AUTUMN);
        try (TestWorkflowEnvironment temporal = environment(FileKeys.read(file))) {
            Worker worker = temporal.newWorker(QUEUE);
            worker.registerWorkflowImplementationTypes(
                    WorkflowImplementationOptions.newBuilder()
                            .setFailWorkflowExceptionTypes(DataConverterException.class, IllegalArgumentException.class)
                            .build(),
                    Recorded.class);
            temporal.start();
            WorkflowStub run = client(temporal, Encryption.converter(KeyRing.of(SPRING)))
                    .newUntypedWorkflowStub(
                            "Conversation",
                            WorkflowOptions.newBuilder().setTaskQueue(QUEUE).build());
            String id = run.start("old").getWorkflowId();
            assertThat(whyTheTaskFailed(temporal, id))
                    .hasStackTraceContaining("the key 'spring', which is not among the keys");

            written(folder, AUTUMN, SPRING);
            for (int each = 0; each < 3; each++) {
                run.signal("say", "more");
            }

            assertThat(temporal.getWorkflowClient().newUntypedWorkflowStub(id).getResult(String.class))
                    .isEqualTo("old, more, more, more");
        }
    }

    /** Waits for the first workflow task that failed. */
    private static Throwable whyTheTaskFailed(TestWorkflowEnvironment temporal, String workflow) {
        WorkflowClient client = temporal.getWorkflowClient();
        HistoryEvent failed = await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> client.fetchHistory(workflow).getEvents().stream()
                                .filter(event -> event.getEventType() == EventType.EVENT_TYPE_WORKFLOW_TASK_FAILED)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
        return client.getOptions()
                .getDataConverter()
                .failureToException(
                        failed.getWorkflowTaskFailedEventAttributes().getFailure());
    }

    private static Path written(Path folder, PayloadKey... keys) throws IOException {
        List<JWK> all = Stream.of(keys)
                .<JWK>map(key -> new OctetSequenceKey.Builder(key.secret().getEncoded())
                        .keyID(key.id())
                        .build())
                .toList();
        return Files.writeString(folder.resolve("payloads.jwks"), new JWKSet(all).toString(false));
    }

    private static TestWorkflowEnvironment environment(KeyRing keys) {
        return TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setDataConverter(Encryption.converter(keys))
                        .build())
                .build());
    }

    private static WorkflowClient client(TestWorkflowEnvironment temporal, DataConverter converter) {
        return WorkflowClient.newInstance(
                temporal.getWorkflowServiceStubs(),
                WorkflowClientOptions.newBuilder()
                        .setNamespace(temporal.getNamespace())
                        .setDataConverter(converter)
                        .build());
    }

    /** Of the input, the signals and the result, in their order. */
    private static List<String> keyIds(WorkflowExecutionHistory history) {
        return history.getEvents().stream()
                .flatMap(event -> payloads(event).stream())
                .map(payload -> payload.getMetadataOrDefault(AesGcmCodec.KEY_ID, ByteString.EMPTY)
                        .toStringUtf8())
                .toList();
    }

    private static List<Payload> payloads(HistoryEvent event) {
        if (event.getEventType() == EventType.EVENT_TYPE_WORKFLOW_EXECUTION_STARTED) {
            return event.getWorkflowExecutionStartedEventAttributes().getInput().getPayloadsList();
        }
        if (event.getEventType() == EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED) {
            return event.getWorkflowExecutionSignaledEventAttributes()
                    .getInput()
                    .getPayloadsList();
        }
        return event.getWorkflowExecutionCompletedEventAttributes().getResult().getPayloadsList();
    }
}
