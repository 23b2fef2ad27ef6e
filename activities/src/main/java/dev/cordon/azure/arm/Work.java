package dev.cordon.azure.arm;

import io.temporal.activity.Activity;
import java.util.concurrent.ScheduledExecutorService;

/** Carries out the body of an activity: with a heartbeat, and with failures that a commander can read. */
public final class Work {
    private final ScheduledExecutorService heartbeats;

    Work(ScheduledExecutorService heartbeats) {
        this.heartbeats = heartbeats;
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
        try (Attempt attempt = Attempt.begin(Activity.getExecutionContext(), heartbeats, progress)) {
            return body.carryOut(attempt);
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
