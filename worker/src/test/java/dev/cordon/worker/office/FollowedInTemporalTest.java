package dev.cordon.worker.office;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.capability.runs.FollowingActivities;
import dev.cordon.capability.runs.RunSoFar;
import dev.cordon.capability.runs.RunToFollow;
import dev.cordon.engine.RunStatus;
import dev.cordon.engine.gate.Decisions;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.MethodDescriptor;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testing.TestActivityEnvironment;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How runs are followed, and what it costs while they wait. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
class FollowedInTemporalTest {
    private static final String QUEUE = "followed";
    private static final int LOOKS = 5;

    private final Calls calls = new Calls();
    private final TestWorkflowEnvironment temporal =
            TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                    .setWorkflowServiceStubsOptions(WorkflowServiceStubsOptions.newBuilder()
                            .setGrpcClientInterceptors(List.of(calls))
                            .build())
                    .build());
    private final TestActivityEnvironment activities = TestActivityEnvironment.newInstance();
    private final FollowingActivities following = activities.newActivityStub(FollowingActivities.class);

    @BeforeEach
    void work() {
        temporal.newWorker(QUEUE).registerWorkflowImplementationTypes(QuietRun.class);
        temporal.start();
        activities.registerActivitiesImplementations(new FollowedInTemporal(temporal.getWorkflowClient()));
    }

    @AfterEach
    void close() {
        activities.close();
        temporal.close();
    }

    @Test
    void a_run_that_waits_is_looked_at_and_not_asked_again_until_something_happens() throws Exception {
        WorkflowStub run = started();
        RunSoFar seen = follow(run, "");
        calls.begin();

        CompletableFuture<RunSoFar> next = CompletableFuture.supplyAsync(() -> follow(run, seen.mark()));
        calls.awaitLooks();

        assertThat(calls.queries()).isEqualTo(2);
        run.signal("end");
        RunSoFar ended = next.get(30, TimeUnit.SECONDS);
        assertThat(ended.end()).isNotNull();
        assertThat(ended.mark()).isNotEqualTo(seen.mark());
    }

    private RunSoFar follow(WorkflowStub run, String seen) {
        return following.follow(new RunToFollow(run.getExecution().getWorkflowId(), null, seen));
    }

    private WorkflowStub started() {
        WorkflowStub stub = temporal.getWorkflowClient()
                .newUntypedWorkflowStub(
                        "Quiet",
                        WorkflowOptions.newBuilder().setTaskQueue(QUEUE).build());
        stub.start();
        return stub;
    }

    /** Counts what Temporal is asked. */
    private static final class Calls implements ClientInterceptor {
        private final AtomicInteger queries = new AtomicInteger();
        private volatile CountDownLatch looks = new CountDownLatch(0);

        void begin() {
            looks = new CountDownLatch(LOOKS);
            queries.set(0);
        }

        void awaitLooks() throws InterruptedException {
            assertThat(looks.await(30, TimeUnit.SECONDS)).isTrue();
        }

        int queries() {
            return queries.get();
        }

        @Override
        public <A, B> ClientCall<A, B> interceptCall(MethodDescriptor<A, B> method, CallOptions options, Channel next) {
            String name = String.valueOf(method.getBareMethodName());
            if (name.equals("QueryWorkflow")) {
                queries.incrementAndGet();
            } else if (name.equals("DescribeWorkflowExecution")) {
                looks.countDown();
            }
            return next.newCall(method, options);
        }
    }

    /** A run as far as it is followed. */
    @WorkflowInterface
    public interface Quiet {
        @WorkflowMethod
        @Nullable Map<String, String> run();

        @SignalMethod
        void end();

        @QueryMethod
        RunStatus status();

        @QueryMethod
        Decisions decisions();
    }

    /** It waits until it is told to end. */
    public static final class QuietRun implements Quiet {
        private boolean ended;

        @Override
        public @Nullable Map<String, String> run() {
            Workflow.await(() -> ended);
            return Map.of("verdict", "DONE", "ending", "done");
        }

        @Override
        public void end() {
            ended = true;
        }

        @Override
        public RunStatus status() {
            return new RunStatus("", "", List.of());
        }

        @Override
        public Decisions decisions() {
            return new Decisions(null, List.of());
        }
    }
}
