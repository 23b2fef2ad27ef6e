package dev.cordon.range.lro;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One long-running operation, from the request that began it to its end.
 *
 * @param name its id, a GUID
 * @param path where it is polled, below the origin
 * @param resourceId the resource it changes
 * @param action the operation in RBAC's spelling
 * @param start when it was begun
 * @param due when it ends
 * @param status how far it is
 * @param effect what happens to the resource at a good end
 * @param result what its Location answers at the end; null for the resource itself
 * @param failure why it will fail; null where it will not
 * @param sequence the number of the request that began it
 * @param event the Activity Log event it ends with, without status and time
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Operation(
        String name,
        String path,
        String resourceId,
        String action,
        Instant start,
        Instant due,
        Status status,
        Effect effect,
        @Nullable ObjectNode result,
        @Nullable Failure failure,
        long sequence,
        @Nullable ObjectNode event) {
    /** How far an operation is, in Azure's words. */
    public enum Status {
        InProgress,
        Succeeded,
        Failed
    }

    /**
     * What an operation does to its resource when it succeeds.
     *
     * @param deletes whether the resource goes away
     * @param patch what is merged into it otherwise
     */
    public record Effect(boolean deletes, ObjectNode patch) {}

    /** Why an operation fails. */
    public record Failure(String code, String message) {}

    /** Whether it has ended, well or not. */
    public boolean ended() {
        return status != Status.InProgress;
    }

    Operation at(Status end) {
        return new Operation(name, path, resourceId, action, start, due, end, effect, result, failure, sequence, event);
    }

    Operation logging(ObjectNode template) {
        return new Operation(
                name, path, resourceId, action, start, due, status, effect, result, failure, sequence, template);
    }
}
