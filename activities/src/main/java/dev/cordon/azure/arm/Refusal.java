package dev.cordon.azure.arm;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An answer of Azure's that is an error: to a request, or as the end of an operation that it had accepted. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;
    private final String azureMessage;
    private final @Nullable Duration retryAfter;

    /**
     * Remembers an answer.
     *
     * @param status the HTTP status, or 0 if this is how an accepted operation ended
     */
    Refusal(int status, String code, String azureMessage, @Nullable Duration retryAfter) {
        super(status + " " + code + ": " + azureMessage);
        this.status = status;
        this.code = code;
        this.azureMessage = azureMessage;
        this.retryAfter = retryAfter;
    }

    static Refusal ofOperation(String code, String azureMessage) {
        return new Refusal(0, code, azureMessage, null);
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    @Nullable Duration retryAfter() {
        return retryAfter;
    }

    /** What Azure said, as part of a sentence. */
    String words() {
        String said = code.isEmpty() ? azureMessage : azureMessage.isEmpty() ? code : code + ", " + azureMessage;
        String answered = status == 0 ? "Azure accepted it and then ended it" : "Azure answered " + status;
        return said.isEmpty() ? answered : answered + ": " + said;
    }
}
