package dev.cordon.range.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.activitylog.EventTemplate;
import dev.cordon.range.directory.Directory;
import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Call;
import dev.cordon.range.http.Caller;
import dev.cordon.range.lro.Operation;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.jetty.http.HttpStatus;

/** Writes what was done, or tried, to the Activity Log. */
final class EventWriter {
    private final Tenant tenant;

    EventWriter(Tenant tenant) {
        this.tenant = tenant;
    }

    /** Notes a change; reads leave no trace, as in Azure. */
    void write(ArmRequest request, Caller caller, ArmHandler handler, Answer answer) {
        if (request.reads() || handler.action(request).endsWith("/read")) {
            return;
        }
        ObjectNode event = template(request, caller, handler.action(request)).toEvent();
        add(event, "Started", "", request.call().start());
        Optional<Operation> begun = tenant.operations().begunBy(request.call().sequence());
        String status = answer.succeeded() ? begun.isPresent() ? "Accepted" : "Succeeded" : "Failed";
        add(event, status, phrase(answer.status()), tenant.clock().instant());
        begun.ifPresent(operation -> tenant.operations().log(operation, event));
    }

    /** Notes the end of a long-running operation. */
    void ended(Operation operation) {
        ObjectNode event = operation.event();
        if (event != null) {
            boolean well = operation.status() == Operation.Status.Succeeded;
            add(event, well ? "Succeeded" : "Failed", well ? "" : phrase(HttpStatus.CONFLICT_409), operation.due());
        }
    }

    private static EventTemplate template(ArmRequest request, Caller caller, String action) {
        Call call = request.call();
        ArmPath resource = request.path().resource();
        return new EventTemplate(
                resource.text(),
                request.subscription(),
                request.resourceGroup(),
                resource.type(),
                action,
                new EventTemplate.Actor(
                        caller.name(),
                        caller.claims(),
                        call.correlationId(),
                        call.header("x-ms-client-request-id").orElse(""),
                        call.method(),
                        Directory.TENANT_ID));
    }

    private void add(ObjectNode event, String status, String phrase, Instant at) {
        tenant.activityLog()
                .add(EventTemplate.at(
                        event, status, phrase, at, tenant.latencies().activityLogDelay()));
    }

    private static String phrase(int status) {
        return HttpStatus.getMessage(status).replace(" ", "") + " (HTTP Status Code: " + status + ")";
    }
}
