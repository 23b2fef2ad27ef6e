package dev.cordon.azure.arm;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Azure's long-running operations, from their start to their end. The URL of an operation goes into the heartbeat, so
 * that the attempt after a dead worker's goes on with the same operation instead of starting a second one.
 */
public final class Operations {
    private static final Set<String> FAILED = Set.of("failed", "canceled", "cancelled");
    private static final Set<String> ENDED = Set.of("succeeded", "failed", "canceled", "cancelled");

    private final Arm arm;
    private final Polling polling;

    Operations(Arm arm, Polling polling) {
        this.arm = arm;
        this.polling = polling;
    }

    /**
     * Starts a change and returns when Azure's operation has ended. That the operation has succeeded is not proof:
     * read the resource again.
     */
    public void change(Attempt attempt, String resource, Supplier<Answer> start) {
        attempt.intend(resource);
        Answer accepted = accepted(attempt, start);
        InFlight operation = inFlight(resource, accepted);
        if (operation != null) {
            attempt.record(operation);
            failure(end(attempt, operation, accepted)).ifPresent(refusal -> fail(attempt, refusal));
        }
        attempt.settle();
    }

    /** Starts an operation that changes nothing and returns the result that it ends with. */
    public Answer read(Attempt attempt, String resource, Supplier<Answer> start) {
        attempt.proceed();
        return result(attempt, resource, start.get());
    }

    /**
     * The result that an operation ends with, which was started before. Nothing of it goes into the heartbeat: it may be
     * secret.
     */
    public Answer result(Attempt attempt, String resource, Answer accepted) {
        InFlight operation = inFlight(resource, accepted);
        if (operation == null) {
            return accepted;
        }
        Answer last = end(attempt, operation, accepted).orElseThrow(Operations::gone);
        failure(Optional.of(last)).ifPresent(refusal -> fail(attempt, refusal));
        return operation.operation() == null || operation.location() == null ? last : arm.get(operation.location());
    }

    /**
     * Goes on with the operation that an attempt before this one started on the resource, if there is one. How it
     * ended, the resource tells, also where Azure no longer knows the operation: read it next.
     *
     * @return whether an attempt before this one had begun to change the resource
     */
    public boolean resume(Attempt attempt, String resource) {
        Optional<InFlight> left = attempt.leftBehind(resource);
        left.filter(InFlight::hasAddress).ifPresent(found -> end(attempt, found, null));
        return left.isPresent();
    }

    /**
     * Reads a resource until nobody is changing it.
     *
     * @throws RuntimeException that becomes an {@code AzureConflict} if it is still being changed after some seconds
     */
    public <T> T settled(Attempt attempt, Supplier<T> read, Predicate<T> settled) {
        Duration wait = polling.first();
        Duration waited = Duration.ZERO;
        while (true) {
            attempt.proceed();
            T resource = read.get();
            if (settled.test(resource)) {
                return resource;
            }
            if (waited.compareTo(polling.patience()) >= 0) {
                throw new Refusal(
                        409, "ResourceBusy", "it is still being changed after " + waited.toSeconds() + " s", null);
            }
            attempt.pause(wait);
            waited = waited.plus(wait);
            wait = polling.after(wait);
        }
    }

    private static Answer accepted(Attempt attempt, Supplier<Answer> start) {
        try {
            return start.get();
        } catch (RuntimeException failure) {
            if (AzureFailures.isRefused(failure)) {
                attempt.settle();
            }
            throw failure;
        }
    }

    private static @Nullable InFlight inFlight(String resource, Answer accepted) {
        String operation = accepted.operation().orElse(null);
        String location = accepted.location().orElse(null);
        boolean under = operation != null || (accepted.status() == 202 && location != null);
        return under ? new InFlight(resource, operation, location) : null;
    }

    /** Polls to the end; the last answer, or nothing if Azure no longer knows the operation. */
    private Optional<Answer> end(Attempt attempt, InFlight operation, @Nullable Answer accepted) {
        Duration wait = polling.first();
        Duration next = accepted == null ? Duration.ZERO : accepted.retryAfter().orElse(wait);
        while (true) {
            attempt.pause(next);
            Optional<Answer> poll = poll(operation);
            if (poll.isEmpty() || hasEnded(operation, poll.get())) {
                return poll;
            }
            wait = polling.after(wait);
            next = poll.get().retryAfter().orElse(wait);
        }
    }

    private Optional<Answer> poll(InFlight operation) {
        try {
            return Optional.of(arm.get(operation.address()));
        } catch (Refusal refusal) {
            if (refusal.status() == 404) {
                return Optional.empty();
            }
            throw refusal;
        }
    }

    private static boolean hasEnded(InFlight operation, Answer poll) {
        return operation.operation() == null
                ? poll.status() != 202
                : ENDED.contains(status(poll).toLowerCase(Locale.ROOT));
    }

    private static Optional<Refusal> failure(Optional<Answer> last) {
        return last.filter(answer -> FAILED.contains(status(answer).toLowerCase(Locale.ROOT)))
                .map(Operations::refusal);
    }

    private static Refusal refusal(Answer last) {
        JsonNode error = last.json().path("error");
        String code = error.path("code").asText();
        return Refusal.ofOperation(
                code.isEmpty() ? status(last) : code, error.path("message").asText());
    }

    private static void fail(Attempt attempt, Refusal refusal) {
        attempt.settle();
        throw refusal;
    }

    private static Refusal gone() {
        return new Refusal(404, "OperationNotFound", "the operation was gone before its result was read", null);
    }

    private static String status(Answer poll) {
        return poll.json().path("status").asText();
    }
}
