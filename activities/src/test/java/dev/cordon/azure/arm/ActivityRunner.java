package dev.cordon.azure.arm;

import com.fasterxml.jackson.databind.JsonNode;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestActivityEnvironment;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Runs one attempt of an activity as a worker would, and keeps what its heartbeat carried. */
public final class ActivityRunner implements AutoCloseable {
    private final TestActivityEnvironment environment = TestActivityEnvironment.newInstance();
    private final List<JsonNode> heartbeats = new CopyOnWriteArrayList<>();

    /** A stub of the activity; every call is one attempt. */
    public <T> T run(Class<T> activity, Object implementation) {
        environment.registerActivitiesImplementations(implementation);
        environment.setActivityHeartbeatListener(JsonNode.class, carried -> {
            if (carried != null && !carried.isNull()) {
                heartbeats.add(carried);
            }
        });
        return environment.newActivityStub(
                activity,
                ActivityOptions.newBuilder()
                        .setStartToCloseTimeout(Duration.ofMinutes(1))
                        .setHeartbeatTimeout(Duration.ofSeconds(1))
                        .setRetryOptions(
                                RetryOptions.newBuilder().setMaximumAttempts(1).build())
                        .build());
    }

    /** What the attempt before left in its heartbeat. */
    public ActivityRunner after(Object left) {
        environment.setHeartbeatDetails(left);
        return this;
    }

    /** The operations that heartbeats carried. */
    public List<InFlight> heartbeats() {
        return carried(InFlight.class);
    }

    /** What heartbeats carried, in order. */
    public <T> List<T> carried(Class<T> progress) {
        return heartbeats.stream()
                .map(carried -> Json.MAPPER.convertValue(carried, progress))
                .toList();
    }

    /** Temporal tells the attempt, at its next heartbeat, that it was cancelled. */
    public void cancel() {
        environment.requestCancelActivity();
    }

    /** The failure with which the call ended. */
    public static ApplicationFailure failureOf(ThrowingCallable call) {
        try {
            call.call();
        } catch (ActivityFailure failure) {
            if (failure.getCause() instanceof ApplicationFailure application) {
                return application;
            }
            throw new AssertionError("not an application failure", failure);
        } catch (Throwable other) {
            throw new AssertionError("not an activity failure", other);
        }
        throw new AssertionError("the activity did not fail");
    }

    @Override
    public void close() {
        environment.close();
    }
}
