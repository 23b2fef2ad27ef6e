package dev.cordon.engine;

import dev.cordon.capability.FailureType;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.failure.TimeoutFailure;
import org.jspecify.annotations.Nullable;

/**
 * Why a call failed, without the wrapping that Temporal puts around it.
 *
 * @param type the failure's type, see {@link FailureType}
 * @param words what happened, in a sentence
 */
public record Cause(String type, String words) {
    private static final String NO_ANSWER = "WorkerDidNotAnswer";

    public static Cause of(TemporalFailure failure) {
        for (@Nullable Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof ApplicationFailure application) {
                return new Cause(application.getType(), application.getOriginalMessage());
            }
            if (each instanceof TimeoutFailure timeout) {
                return new Cause(NO_ANSWER, "the worker did not answer in time (" + timeout.getTimeoutType() + ")");
            }
        }
        return new Cause(failure.getClass().getSimpleName(), String.valueOf(failure.getMessage()));
    }

    /** Whether trying again later helps without anybody's doing. */
    public boolean passes() {
        return type.equals(FailureType.UNREACHABLE.typeName()) || type.equals(FailureType.THROTTLED.typeName());
    }

    /** Whether nobody said anything about what was asked: neither Azure nor a worker. */
    public boolean isSilence() {
        return passes() || type.equals(NO_ANSWER);
    }

    /** Whether the request itself cannot be carried out, so that there is nothing to decide. */
    public boolean refusesRequest() {
        return type.equals(FailureType.BAD_REQUEST.typeName());
    }

    /** Whether a history is asked for that Temporal no longer has. */
    public boolean isGone() {
        return type.equals(FailureType.HISTORY_GONE.typeName());
    }

    /** Whether somebody else's is there already, or the request is refused for another reason that stays. */
    public boolean isRefused() {
        return type.equals(FailureType.REFUSED.typeName());
    }

    /** Whether what was to be read or changed does not exist. */
    public boolean isMissing() {
        return type.equals(FailureType.NOT_FOUND.typeName());
    }
}
