package dev.cordon.worker.polling;

import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.worker.WorkerFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Polls Temporal from the moment it answers until the worker is stopped. While Temporal does not answer, the worker
 * stays up, says so, and asks again twice a second.
 */
final class Polling implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Polling.class);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(500);
    private static final Duration BETWEEN_DUTIES = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final WorkflowClient client;
    private final WorkerFactory factory;
    private final Duration shutdownGrace;
    private final List<OnceServed> onceServed;
    private final ScheduledExecutorService attempts =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "temporal-connect"));

    private volatile @Nullable ScheduledFuture<?> waiting;
    private volatile @Nullable String obstacle = "has not been asked yet";

    Polling(WorkflowClient client, WorkerFactory factory, Duration shutdownGrace, List<OnceServed> onceServed) {
        this.client = client;
        this.factory = factory;
        this.shutdownGrace = shutdownGrace;
        this.onceServed = List.copyOf(onceServed);
    }

    @Override
    public synchronized void start() {
        waiting = attempts.scheduleWithFixedDelay(this::attempt, 0, BETWEEN_ATTEMPTS.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void stop() {
        attempts.shutdownNow();
        factory.shutdown();
        factory.awaitTermination(shutdownGrace.toMillis(), TimeUnit.MILLISECONDS);
        factory.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return waiting != null && !factory.isShutdown();
    }

    /** Whether every role's task queue is polled. */
    boolean polls() {
        return factory.isStarted() && !factory.isShutdown();
    }

    /** Asks Temporal for a sign of life; null if it gave one, else why it did not. */
    @Nullable String obstacle() {
        if (polls()) {
            ask(() -> {});
        }
        return obstacle;
    }

    private void attempt() {
        client.getWorkflowServiceStubs().getRawChannel().resetConnectBackoff();
        ask(this::begin);
    }

    private synchronized void begin() {
        factory.start();
        onceServed.forEach(each -> attempts.execute(() -> serve(each)));
        LOG.info("Polling Temporal at {}, namespace {}", target(), namespace());
        ScheduledFuture<?> asking = waiting;
        if (asking != null) {
            asking.cancel(false);
        }
    }

    private void serve(OnceServed duty) {
        try {
            duty.served();
        } catch (StatusRuntimeException refused) {
            LOG.warn("Temporal refused what this worker wants done once ({}); trying again", refused.getStatus());
            ScheduledFuture<?> unused =
                    attempts.schedule(() -> serve(duty), BETWEEN_DUTIES.toSeconds(), TimeUnit.SECONDS);
        }
    }

    private void ask(Runnable whenServed) {
        try {
            client.getWorkflowServiceStubs()
                    .blockingStub()
                    .withDeadlineAfter(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .describeNamespace(DescribeNamespaceRequest.newBuilder()
                            .setNamespace(namespace())
                            .build());
            whenServed.run();
            obstacle = null;
        } catch (StatusRuntimeException noAnswer) {
            waitBecauseOf(noAnswer);
        }
    }

    private void waitBecauseOf(StatusRuntimeException noAnswer) {
        String reason =
                noAnswer.getStatus().getCode() + " " + noAnswer.getStatus().getDescription();
        if (!reason.equals(obstacle)) {
            LOG.warn("Temporal at {} does not serve namespace {} ({}); waiting for it", target(), namespace(), reason);
        }
        obstacle = reason;
    }

    private String target() {
        return client.getWorkflowServiceStubs().getOptions().getTarget();
    }

    private String namespace() {
        return client.getOptions().getNamespace();
    }
}
