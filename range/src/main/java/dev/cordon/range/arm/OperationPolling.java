package dev.cordon.range.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Errors;
import dev.cordon.range.http.Json;
import dev.cordon.range.lro.Operation;
import java.util.Locale;
import java.util.Set;

/** Answers the polling of long-running operations, of every provider. */
public final class OperationPolling implements ArmHandler {
    private static final Set<String> COLLECTIONS = Set.of("operations", "operationresults", "asyncoperations");

    private final Tenant tenant;
    private final LongRunning longRunning;

    public OperationPolling(Tenant tenant) {
        this.tenant = tenant;
        this.longRunning = new LongRunning(tenant);
    }

    @Override
    public boolean handles(ArmRequest request) {
        String type = request.path().type().toLowerCase(Locale.ROOT);
        String collection = type.substring(type.lastIndexOf('/') + 1);
        return request.reads()
                && request.path().isInstance()
                && type.contains("/locations/")
                && COLLECTIONS.contains(collection);
    }

    @Override
    public String action(ArmRequest request) {
        return request.path().type() + "/read";
    }

    /** Whoever knows an operation's id may follow it; Azure asks for no right beyond a valid token either. */
    @Override
    public boolean guarded(ArmRequest request) {
        return false;
    }

    @Override
    public Answer answer(ArmRequest request) {
        Operation operation = tenant.operations()
                .find(request.path().name())
                .orElseThrow(() -> Errors.refusal(
                        404, "NotFound", "The operation '" + request.path().name() + "' was not found."));
        boolean status = request.path().type().toLowerCase(Locale.ROOT).endsWith("/operations")
                && request.call().query("monitor").isEmpty();
        return status ? status(operation) : result(request, operation);
    }

    private Answer status(Operation operation) {
        ObjectNode body = Json.object();
        body.put("startTime", operation.start().toString());
        if (operation.ended()) {
            body.put("endTime", operation.due().toString());
        }
        body.put("status", operation.status().name()).put("name", operation.name());
        if (operation.ended() && operation.failure() != null) {
            body.putObject("error")
                    .put("code", operation.failure().code())
                    .put("message", operation.failure().message());
        }
        if (operation.status() == Operation.Status.Succeeded && operation.result() != null) {
            body.putObject("properties").set("output", operation.result());
        }
        Answer answer = Answer.json(200, body);
        return operation.ended() ? answer : longRunning.waiting(answer);
    }

    private Answer result(ArmRequest request, Operation operation) {
        if (!operation.ended()) {
            return longRunning.locationOnly(request, operation, Answer.empty(202));
        }
        if (operation.failure() != null) {
            return Errors.error(
                    409, operation.failure().code(), operation.failure().message());
        }
        if (operation.result() != null) {
            return Answer.json(200, operation.result());
        }
        return tenant.store()
                .find(operation.resourceId())
                .map(resource -> Answer.json(200, Views.visible(resource)))
                .orElseGet(() -> Answer.empty(204));
    }
}
