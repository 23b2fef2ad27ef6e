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
        try (Attempt attempt = Attempt.begin(Activity.getExecutionContext(), heartbeats)) {
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
