package dev.cordon.azure.arm;

import com.azure.core.exception.HttpResponseException;
import com.azure.core.http.HttpResponse;
import com.azure.core.management.exception.ManagementError;
import com.azure.core.management.exception.ManagementException;
import com.azure.storage.blob.models.BlobStorageException;
import dev.cordon.capability.FailureType;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The one place where what Azure, its SDK and the network throw becomes a failure that retry policies know. */
final class AzureFailures {
    private static final String LOCKED = "scopelocked";
    private static final String IMMUTABLE = "blobimmutableduetopolicy";
    /** A name that somebody else has, and that waiting does not free. */
    private static final Set<String> TAKEN = Set.of("storageaccountalreadytaken");
    /** Codes that mean "not now, read again and try again", under whichever status they come. */
    private static final Set<String> CONFLICTS = Set.of(
            "anotheroperationinprogress",
            "canceledandsupersededduetoanotheroperation",
            // Access to the source of a copy has ended meanwhile; the next attempt is given it again.
            "cannotverifycopysource",
            "operationpreempted",
            // Entra has made the principal, and not every copy of its directory knows yet.
            "principalnotfound",
            "referencedresourcenotprovisioned",
            "resourcebusy",
            "retryableerror");

    private AzureFailures() {}

    /**
     * The failure to throw instead.
     *
     * @param attempted what was being done to which resource, to follow the words "could not"
     */
    static RuntimeException translate(String attempted, RuntimeException thrown) {
        Throwable known =
                Causes.of(thrown).filter(AzureFailures::isKnown).findFirst().orElse(thrown);
        if (CredentialFailures.isOne(known)) {
            return CredentialFailures.translate(attempted, known);
        }
        if (known instanceof Refusal || known instanceof HttpResponseException) {
            return refused(attempted, refusal(known));
        }
        if (known instanceof UnreadableAnswer || Causes.isTransport(known)) {
            return FailureType.UNREACHABLE.failure(
                    "Could not " + attempted + ": no answer from Azure (" + Causes.inWords(known) + ")", null);
        }
        return Signatures.without(thrown);
    }

    /** Whether Azure answered and said no, so that nothing was changed. */
    static boolean isRefused(RuntimeException thrown) {
        int status = status(thrown);
        return status >= 400 && status < 500;
    }

    /** The status with which Azure answered; 0 if it did not. */
    static int status(RuntimeException thrown) {
        return Causes.of(thrown)
                .filter(cause -> cause instanceof Refusal || cause instanceof HttpResponseException)
                .findFirst()
                .map(AzureFailures::refusal)
                .map(Refusal::status)
                .orElse(0);
    }

    private static boolean isKnown(Throwable cause) {
        return cause instanceof Refusal
                || cause instanceof UnreadableAnswer
                || cause instanceof HttpResponseException
                || CredentialFailures.isOne(cause)
                || Causes.isTransport(cause);
    }

    private static RuntimeException refused(String attempted, Refusal refusal) {
        FailureType type = type(refusal.status(), refusal.code().toLowerCase(Locale.ROOT));
        String message = "Could not " + attempted + ": " + Signatures.without(refusal.words());
        Duration wait = refusal.retryAfter();
        return wait == null || !type.retryable() ? type.failure(message, null) : type.failureAfter(wait, message, null);
    }

    private static FailureType type(int status, String code) {
        if (code.equals(LOCKED)) {
            return FailureType.LOCKED;
        }
        if (CONFLICTS.contains(code)) {
            return FailureType.CONFLICT;
        }
        if (code.equals(IMMUTABLE) || TAKEN.contains(code)) {
            return FailureType.REFUSED;
        }
        return switch (status) {
            case 401, 403 -> FailureType.FORBIDDEN;
            case 404 -> FailureType.NOT_FOUND;
            case 408 -> FailureType.UNREACHABLE;
            case 409, 412 -> FailureType.CONFLICT;
            case 429 -> FailureType.THROTTLED;
            // Not implemented now is not implemented in a second either.
            case 501 -> FailureType.REFUSED;
            default -> status >= 500 ? FailureType.UNREACHABLE : FailureType.REFUSED;
        };
    }

    private static Refusal refusal(Throwable known) {
        if (known instanceof Refusal refusal) {
            return refusal;
        }
        HttpResponseException answered = (HttpResponseException) known;
        HttpResponse response = answered.getResponse();
        int status = response == null ? 500 : response.getStatusCode();
        Duration wait =
                response == null ? null : RetryAfter.in(response.getHeaders()).orElse(null);
        if (answered instanceof BlobStorageException blob) {
            return new Refusal(status, text(blob.getErrorCode()), "", wait);
        }
        ManagementError error = answered instanceof ManagementException management ? management.getValue() : null;
        return error == null
                ? new Refusal(status, "", "", wait)
                : new Refusal(status, text(error.getCode()), text(error.getMessage()), wait);
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
