package dev.cordon.capability;

import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The failures that cross from a capability to a runbook. Their names are failure types in the history: never renamed.
 */
public enum FailureType {
    /** No answer from Azure: no connection, no token, time-out, or a 5xx. Trying again helps. */
    UNREACHABLE("AzureUnreachable", true),
    /** 429: Azure asked to wait. Trying again after the time it named helps. */
    THROTTLED("AzureThrottled", true),
    /** 409, 412, or AnotherOperationInProgress (which also comes as 400): reading again and trying again helps. */
    CONFLICT("AzureConflict", true),
    /** 404: the resource does not exist, or the worker's identity may not see it. */
    NOT_FOUND("AzureNotFound", false),
    /** 403: the worker's identity lacks a permission. */
    FORBIDDEN("AzureForbidden", false),
    /** 409 ScopeLocked: a management lock forbids the change, and Cordon removes no lock by itself. */
    LOCKED("AzureLocked", false),
    /** Any other 4xx, or an operation that Azure accepted and then ended as Failed or Canceled. */
    REFUSED("AzureRefused", false),
    /** The request asks for something that cannot be done to this target. */
    BAD_REQUEST("BadRequest", false),
    /** Temporal no longer has the run whose history is asked for. */
    HISTORY_GONE("HistoryGone", false),
    /** This installation's own configuration lacks something; whoever operates it mends it. */
    MISCONFIGURED("Misconfigured", false);

    private final String typeName;
    private final boolean retryable;

    FailureType(String typeName, boolean retryable) {
        this.typeName = typeName;
        this.retryable = retryable;
    }

    /** The failure's type as it stands in the history. */
    public String typeName() {
        return typeName;
    }

    public boolean retryable() {
        return retryable;
    }

    /** A failure of this type; the message is read by a commander: what failed, on which resource, what Azure said. */
    public ApplicationFailure failure(String message, @Nullable Throwable cause) {
        return builder(message, cause).build();
    }

    /** As {@link #failure}, to be tried again no sooner than after the time that Azure named. */
    public ApplicationFailure failureAfter(Duration delay, String message, @Nullable Throwable cause) {
        return builder(message, cause).setNextRetryDelay(delay).build();
    }

    private ApplicationFailure.Builder builder(String message, @Nullable Throwable cause) {
        return ApplicationFailure.newBuilder()
                .setType(typeName)
                .setMessage(message)
                .setNonRetryable(!retryable)
                .setCause(cause);
    }

    /** Whether the failure is of this type. */
    public boolean of(ApplicationFailure failure) {
        return typeName.equals(failure.getType());
    }

    /** The types that no retry mends, for retry policies. */
    public static String[] notRetryable() {
        return Arrays.stream(values())
                .filter(type -> !type.retryable)
                .map(FailureType::typeName)
                .toArray(String[]::new);
    }
}
