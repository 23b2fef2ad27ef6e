package dev.cordon.worker.azure;

import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;

/**
 * Makes a first call to Azure beside the worker's start, so that the first incident does not wait for tokens and class
 * loading. Until it is known whether Azure answers, the worker is not ready; if it does not, the worker is, because runs
 * wait for Azure and lose nothing.
 */
final class WarmUp implements SmartLifecycle, HealthIndicator {
    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(10);

    private final Runnable firstCall;
    private final ScheduledExecutorService attempts =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "azure-warm-up"));
    private volatile @Nullable ScheduledFuture<?> asking;
    private volatile State state = State.UNKNOWN;
    private volatile @Nullable String obstacle;

    /** @param firstCall fails with an {@link ApplicationFailure} if Azure does not answer or lets nobody in */
    WarmUp(Runnable firstCall) {
        this.firstCall = firstCall;
    }

    /** Of a worker that never calls Azure. */
    static WarmUp notNeeded() {
        WarmUp none = new WarmUp(() -> {});
        none.state = State.NOT_NEEDED;
        return none;
    }

    @Override
    public boolean isAutoStartup() {
        return state != State.NOT_NEEDED;
    }

    @Override
    public void start() {
        asking = attempts.scheduleWithFixedDelay(this::attempt, 0, BETWEEN_ATTEMPTS.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        attempts.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return asking != null && !attempts.isShutdown();
    }

    @Override
    public Health health() {
        Health.Builder health = state == State.UNKNOWN ? Health.outOfService() : Health.up();
        String reason = obstacle;
        return health.withDetail("azure", state.words)
                .withDetail("reason", reason == null ? "none" : reason)
                .build();
    }

    private void attempt() {
        try {
            firstCall.run();
            LOG.info("Azure answers");
            obstacle = null;
            state = State.ANSWERS;
            attempts.shutdown();
        } catch (ApplicationFailure unreachable) {
            report(unreachable.getType() + ": " + unreachable.getOriginalMessage());
        } catch (RuntimeException unforeseen) {
            LOG.error("The first call to Azure failed in an unforeseen way", unforeseen);
            report(unforeseen.getClass().getSimpleName());
        }
    }

    private void report(String reason) {
        if (!reason.equals(obstacle)) {
            LOG.warn("Azure does not serve this worker; runs will wait for it. {}", reason);
        }
        obstacle = reason;
        state = State.DOES_NOT_ANSWER;
    }

    private enum State {
        NOT_NEEDED("not needed by the roles of this worker"),
        UNKNOWN("not known yet"),
        ANSWERS("answers"),
        DOES_NOT_ANSWER("does not answer; runs wait for it");

        private final String words;

        State(String words) {
            this.words = words;
        }
    }
}
