package dev.cordon.azure.arm;

import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

/** Carries out the body of an activity: with a heartbeat, and with failures that a commander can read. */
public final class Work {
    private final ScheduledExecutorService heartbeats;

    private final Supplier<String> principal;

    /**
     * Prepares for activities.
     *
     * @param principal object id of the identity that carries them out
     */
    Work(ScheduledExecutorService heartbeats, Supplier<String> principal) {
        this.heartbeats = heartbeats;
        this.principal = principal;
    }

    /**
     * Runs the body as an attempt of the current activity.
     *
     * @param attempted what is being done to which resource, to follow the words "could not"
     */
    public <T> T on(String attempted, Body<T> body) {
        return keeping(InFlight.class, attempted, body);
    }

    /**
     * Runs the body as an attempt of the current activity that keeps progress of its own in the heartbeat.
     *
     * @param progress the type of {@link Attempt#keep} and {@link Attempt#left}, a value that is JSON
     * @param attempted what is being done to which resource, to follow the words "could not"
     */
    public <T> T keeping(Class<?> progress, String attempted, Body<T> body) {
        ActivityExecutionContext context = Activity.getExecutionContext();
        Correlation correlation = Correlation.of(context.getInfo());
        Origin origin = new Origin(context.getInfo(), correlation, principal);
        try (Attempt attempt = Attempt.begin(context, heartbeats, progress, origin)) {
            return Correlation.under(correlation, () -> body.carryOut(attempt));
        } catch (RuntimeException failure) {
            throw AzureFailures.translate(attempted, failure);
        }
    }

    /** What an activity does. */
    @FunctionalInterface
    public interface Body<T> {
        T carryOut(Attempt attempt);
    }
}
