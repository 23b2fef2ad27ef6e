package dev.cordon.starter.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cordon.capability.FailureType;
import dev.cordon.capability.compute.PowerState;
import dev.cordon.capability.compute.VmState;
import dev.cordon.engine.InvalidField;
import dev.cordon.fake.Seed;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.stub.StreamObserver;
import io.temporal.api.activity.v1.ActivityExecutionOutcome;
import io.temporal.api.failure.v1.Failure;
import io.temporal.api.failure.v1.TimeoutFailureInfo;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.api.workflowservice.v1.GetSystemInfoResponse;
import io.temporal.api.workflowservice.v1.PollActivityExecutionRequest;
import io.temporal.api.workflowservice.v1.PollActivityExecutionResponse;
import io.temporal.api.workflowservice.v1.StartActivityExecutionRequest;
import io.temporal.api.workflowservice.v1.StartActivityExecutionResponse;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc;
import io.temporal.client.ActivityClient;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.serviceclient.RpcRetryOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Temporal, as far as one activity outside any workflow goes, answers what each test wants. */
class ObservedTargetTest {
    private final Temporal temporal = new Temporal();
    private final Server server = InProcessServerBuilder.forName("observed-target")
            .addService(temporal)
            .build();
    private final ManagedChannel channel =
            InProcessChannelBuilder.forName("observed-target").build();
    private final TargetCheck check = new ObservedTarget(
            ActivityClient.newInstance(WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                    .setChannel(channel)
                    .setRpcRetryOptions(RpcRetryOptions.newBuilder()
                            .setExpiration(Duration.ofMillis(500))
                            .validateBuildWithDefaults())
                    .build())));

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        channel.shutdownNow();
        server.shutdownNow();
    }

    @Test
    void a_machine_that_was_seen_may_be_isolated() {
        temporal.outcome = ActivityExecutionOutcome.newBuilder()
                .setResult(DefaultDataConverter.STANDARD_INSTANCE
                        .toPayloads(new VmState(
                                Seed.APP, "unique", "westeurope", PowerState.RUNNING, List.of(), List.of(), Map.of()))
                        .orElseThrow())
                .build();

        assertThatCode(() -> check.look(Seed.APP)).doesNotThrowAnyException();
        StartActivityExecutionRequest asked = temporal.asked.get(0);
        assertThat(asked.getActivityType().getName()).isEqualTo("compute.observe");
        assertThat(asked.getTaskQueue().getName()).isEqualTo("cordon-containment");
        assertThat(asked.getInput().getPayloads(0).getData().toStringUtf8())
                .isEqualTo("{\"id\":\"" + Seed.APP.id() + "\"}");
        assertThat(asked.getScheduleToCloseTimeout().getSeconds()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(
            value = FailureType.class,
            names = {"NOT_FOUND", "BAD_REQUEST"})
    void a_machine_that_azure_does_not_know_or_that_cannot_be_isolated_is_refused(FailureType type) {
        temporal.outcome = failed(type);

        assertThatThrownBy(() -> check.look(Seed.APP))
                .isInstanceOfSatisfying(
                        InvalidField.class,
                        invalid -> assertThat(invalid.field()).isEqualTo("vmId"))
                .hasMessage("vmId: the worker's sentence");
    }

    @ParameterizedTest
    @EnumSource(
            value = FailureType.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NOT_FOUND", "BAD_REQUEST"})
    void when_azure_cannot_be_asked_the_run_is_left_to_wait_for_it(FailureType type) {
        temporal.outcome = failed(type);

        assertThatCode(() -> check.look(Seed.APP)).doesNotThrowAnyException();
    }

    @Test
    void when_no_worker_looks_in_time_the_run_is_left_to_wait_for_one() {
        temporal.outcome = ActivityExecutionOutcome.newBuilder()
                .setFailure(Failure.newBuilder()
                        .setMessage("activity ScheduleToStart timeout")
                        .setTimeoutFailureInfo(TimeoutFailureInfo.getDefaultInstance()))
                .build();

        assertThatCode(() -> check.look(Seed.APP)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource(
            value = Status.Code.class,
            names = {"UNIMPLEMENTED", "PERMISSION_DENIED", "UNAVAILABLE", "INVALID_ARGUMENT"})
    void a_server_that_runs_no_activity_outside_workflows_holds_no_run_up(Status.Code code) {
        temporal.refusal = code.toStatus();

        assertThatCode(() -> check.look(Seed.APP)).doesNotThrowAnyException();
    }

    private static ActivityExecutionOutcome failed(FailureType type) {
        return ActivityExecutionOutcome.newBuilder()
                .setFailure(DefaultDataConverter.STANDARD_INSTANCE.exceptionToFailure(
                        type.failure("the worker's sentence", null)))
                .build();
    }

    private static final class Temporal extends WorkflowServiceGrpc.WorkflowServiceImplBase {
        private final List<StartActivityExecutionRequest> asked = new ArrayList<>();
        private ActivityExecutionOutcome outcome = ActivityExecutionOutcome.getDefaultInstance();
        private @Nullable Status refusal;

        @Override
        public void getSystemInfo(GetSystemInfoRequest request, StreamObserver<GetSystemInfoResponse> answer) {
            answer.onNext(GetSystemInfoResponse.getDefaultInstance());
            answer.onCompleted();
        }

        @Override
        public void startActivityExecution(
                StartActivityExecutionRequest request, StreamObserver<StartActivityExecutionResponse> answer) {
            asked.add(request);
            Status refused = refusal;
            if (refused != null) {
                answer.onError(refused.asRuntimeException());
                return;
            }
            answer.onNext(StartActivityExecutionResponse.newBuilder()
                    .setRunId("run")
                    .setStarted(true)
                    .build());
            answer.onCompleted();
        }

        @Override
        public void pollActivityExecution(
                PollActivityExecutionRequest request, StreamObserver<PollActivityExecutionResponse> answer) {
            answer.onNext(PollActivityExecutionResponse.newBuilder()
                    .setRunId("run")
                    .setOutcome(outcome)
                    .build());
            answer.onCompleted();
        }
    }
}
