package dev.cordon.range.logic.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;

/** The {@code limit.timeout} of an action: how long it may take with all its waiting. */
final class Deadline {
    private final Waits waits;
    private final long end;

    private Deadline(Waits waits, long end) {
        this.waits = waits;
        this.end = end;
    }

    /** Reads the limit of an action; without one there is no end. */
    static Deadline of(JsonNode definition, Waits waits) {
        String timeout = definition.path("limit").path("timeout").asText();
        try {
            return new Deadline(
                    waits,
                    timeout.isEmpty()
                            ? Long.MAX_VALUE
                            : waits.nanos() + Duration.parse(timeout).toNanos());
        } catch (DateTimeException malformed) {
            throw (ActionFailure) new ActionFailure("InvalidTemplate", "The timeout '" + timeout + "' is no duration.")
                    .initCause(malformed);
        }
    }

    /**
     * Waits that long.
     *
     * @throws TimedOut where the action's time is over before
     */
    void pause(Duration duration) {
        long left = end == Long.MAX_VALUE ? Long.MAX_VALUE : end - waits.nanos();
        if (duration.toNanos() > left) {
            waits.pause(Duration.ofNanos(Math.max(0, left)));
            throw new TimedOut();
        }
        waits.pause(duration);
    }

    /** An action's time is over. */
    static final class TimedOut extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** What the action came to. */
        Outcome outcome() {
            return Outcome.of(Status.TimedOut, "ActionTimedOut", "The action took longer than its limit.");
        }
    }
}
