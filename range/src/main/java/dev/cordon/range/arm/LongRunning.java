package dev.cordon.range.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Json;
import dev.cordon.range.lro.Operation;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Begins long-running operations and tells clients where to poll them, as the resource providers do. */
public final class LongRunning {
    private final Tenant tenant;

    public LongRunning(Tenant tenant) {
        this.tenant = tenant;
    }

    /** Begins an operation that ends with the resource Succeeded. */
    public Operation begin(ArmRequest request, String action, ObjectNode resource) {
        return begin(request, action, resource, succeeded(), null);
    }

    /** Begins an operation that ends with the resource gone. */
    public Operation beginDelete(ArmRequest request, String action, ObjectNode resource) {
        return begin(request, action, resource, new Operation.Effect(true, Json.object()), null);
    }

    /**
     * Begins an operation.
     *
     * @param resource the resource it works on, whose location decides where it is polled
     * @param effect what it does in the end
     * @param result what its Location answers in the end; null for the resource itself
     */
    public Operation begin(
            ArmRequest request,
            String action,
            ObjectNode resource,
            Operation.Effect effect,
            @Nullable ObjectNode result) {
        String name = UUID.randomUUID().toString();
        Instant start = tenant.clock().instant();
        Operation operation = new Operation(
                name,
                pollPath(request, resource, name),
                resource.path("id").asText(),
                action,
                start,
                start.plus(tenant.latencies().ofOperation(action)),
                Operation.Status.InProgress,
                effect,
                result,
                request.call()
                        .laterFailure()
                        .map(code -> new Operation.Failure(code, "The operation failed as the range was told to."))
                        .orElse(null),
                request.call().sequence(),
                null);
        tenant.operations().begin(operation);
        return operation;
    }

    /** The effect of an ordinary write: the resource becomes Succeeded. */
    public static Operation.Effect succeeded() {
        ObjectNode patch = Json.object();
        patch.putObject("properties").put("provisioningState", "Succeeded");
        return new Operation.Effect(false, patch);
    }

    private static String pollPath(ArmRequest request, ObjectNode resource, String name) {
        String location = resource.path("location").asText("global");
        String namespace = Objects.requireNonNullElse(request.path().namespace(), "Microsoft.Resources");
        return "/subscriptions/" + request.subscription() + "/providers/" + namespace + "/locations/" + location
                + "/operations/" + name;
    }

    /** Adds both addresses: the operation's status, and the Location that ends with the result. */
    public Answer both(ArmRequest request, Operation operation, Answer answer) {
        return locationOnly(request, operation, statusOnly(request, operation, answer));
    }

    /** Adds the address of the operation's status. */
    public Answer statusOnly(ArmRequest request, Operation operation, Answer answer) {
        String address = request.call().origin() + operation.path() + "?api-version=" + request.apiVersion();
        return waiting(answer.with("Azure-AsyncOperation", address));
    }

    /** Adds the Location that answers 202 until the operation ends, then its result. */
    public Answer locationOnly(ArmRequest request, Operation operation, Answer answer) {
        String address = request.call().origin() + operation.path().replace("/operations/", "/operationResults/");
        return waiting(answer.with("Location", address + "?monitor=true&api-version=" + request.apiVersion()));
    }

    Answer waiting(Answer answer) {
        int seconds = tenant.latencies().retryAfterSeconds();
        if (seconds > 0) {
            return answer.with("Retry-After", Integer.toString(seconds));
        }
        // A Retry-After of 0 counts as none with some clients, which then wait 30 s; these they take literally.
        return answer.with("x-ms-retry-after-ms", "100").with("retry-after-ms", "100");
    }
}
