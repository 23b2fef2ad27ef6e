package dev.cordon.azure.arm;

import dev.cordon.capability.custody.Provenance;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of an activity. Its heart beats in the background, since a call to Azure may block for longer than the
 * heartbeat time-out, and every beat carries what the next attempt needs: the change in flight, or progress of a type
 * that the body names. Once Temporal says that the attempt was cancelled or has timed out, {@link #proceed} and
 * {@link #pause} end it.
 */
public final class Attempt implements AutoCloseable {
    private static final long BEAT_MILLIS = 1000;

    private final ActivityExecutionContext context;
    private final Origin origin;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final ScheduledFuture<?> beats;
    private final @Nullable Object left;
    private volatile @Nullable Object carried;

    private Attempt(
            ActivityExecutionContext context, ScheduledExecutorService scheduler, Class<?> progress, Origin origin) {
        this.context = context;
        this.origin = origin;
        this.left = context.getLastHeartbeatDetails(progress).orElse(null);
        this.carried = left;
        this.beats = scheduler.scheduleAtFixedRate(this::beat, BEAT_MILLIS, BEAT_MILLIS, TimeUnit.MILLISECONDS);
    }

    /**
     * Begins an attempt.
     *
     * @param progress the type of what every beat carries
     */
    static Attempt begin(
            ActivityExecutionContext context, ScheduledExecutorService scheduler, Class<?> progress, Origin origin) {
        return new Attempt(context, scheduler, progress, origin);
    }

    /** How the attempt came by its answer; asked when it has one. */
    public Provenance provenance() {
        return origin.provenance();
    }

    /** How far the attempt before this one had come, of the type that this one began with. */
    public <T> Optional<T> left(Class<T> progress) {
        return Optional.ofNullable(left).filter(progress::isInstance).map(progress::cast);
    }

    /** Keeps for the next beat how far this attempt has come; the value must not change any more. */
    public void keep(Object progress) {
        carried = progress;
    }

    /** What the attempt before this one had asked Azure for and had not seen the end of. */
    public Optional<InFlight> leftBehind(String resource) {
        return left(InFlight.class).filter(change -> change.has(resource));
    }

    /** Keeps for the next beat that the resource is about to be changed, and goes on only if it may be. */
    void intend(String resource) {
        carried = InFlight.intended(resource);
        proceed();
    }

    /** Tells Temporal at once what was kept, for an attempt that ends without having done all. */
    public void tell() {
        beat();
    }

    /** Tells Temporal at once which operation is in flight: from here on the next attempt can go on with it. */
    void record(InFlight operation) {
        carried = operation;
        beat();
        proceed();
    }

    /** Keeps for the next beat that nothing is in flight any more. */
    void settle() {
        carried = null;
    }

    /** Ends the attempt here if it was cancelled or has timed out; asked before every call to Azure. */
    public void proceed() {
        if (ended.isDone()) {
            pause(Duration.ZERO);
        }
    }

    /** Waits, or ends the attempt as soon as it was cancelled or has timed out. */
    public void pause(Duration time) {
        try {
            ended.get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException goesOn) {
            return;
        } catch (ExecutionException end) {
            if (end.getCause() instanceof ActivityCompletionException reason) {
                throw reason;
            }
            throw new IllegalStateException("the heartbeat failed", end.getCause());
        } catch (InterruptedException shutdown) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for Azure", shutdown);
        }
    }

    private synchronized void beat() {
        try {
            context.heartbeat(carried);
        } catch (RuntimeException end) {
            ended.completeExceptionally(end);
        }
    }

    @Override
    public void close() {
        beats.cancel(false);
    }
}
