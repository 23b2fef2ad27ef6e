package dev.cordon.range.compute;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.ArmRequest;
import dev.cordon.range.arm.LongRunning;
import dev.cordon.range.arm.Preconditions;
import dev.cordon.range.arm.ResourceType;
import dev.cordon.range.arm.Tenant;
import dev.cordon.range.arm.TrackedResource;
import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Errors;
import dev.cordon.range.http.Json;
import dev.cordon.range.lro.Operation;
import dev.cordon.range.tenant.MergePatch;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Virtual machines: their model, identities and power. */
public final class VirtualMachines extends ResourceType {
    private final LongRunning longRunning;
    private final Identities identities;
    private final Attachments attachments;

    public VirtualMachines(Tenant tenant) {
        super(tenant, "Microsoft.Compute/virtualMachines", "PUT", "PATCH", "DELETE");
        this.longRunning = new LongRunning(tenant);
        this.identities = new Identities(tenant);
        this.attachments = new Attachments(tenant.store());
        action("start", request -> power(request, "running"));
        action("restart", request -> power(request, "running"));
        action("powerOff", request -> power(request, "stopped"));
        action("deallocate", request -> power(request, "deallocated"));
    }

    @Override
    protected ObjectNode view(ArmRequest request, ObjectNode stored) {
        boolean withView = request.call()
                .query("$expand")
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .contains("instanceview");
        ObjectNode shown = stored.deepCopy();
        if (withView && request.reads()) {
            shown.withObjectProperty("properties").set("instanceView", InstanceView.of(stored));
        }
        return shown;
    }

    @Override
    protected Answer patch(ArmRequest request) {
        ObjectNode machine = existing(request);
        ObjectNode body = request.body();
        Preconditions.etag(request, Optional.of(machine));
        idle(request);
        JsonNode identity = body.path("identity");
        if (identity.isObject()) {
            identities.patch(request, action(request), machine, identity);
        }
        if (body.path("tags") instanceof ObjectNode tags) {
            machine.set("tags", tags);
        }
        if (body.path("properties") instanceof ObjectNode properties) {
            MergePatch.apply(machine.withObjectProperty("properties"), properties);
        }
        return begun(request, machine, 200);
    }

    @Override
    protected Answer put(ArmRequest request) {
        Optional<ObjectNode> existing = tenant.store().find(request.path().text());
        Preconditions.etag(request, existing);
        ObjectNode machine = TrackedResource.of(request, idFor(request), type(), existing);
        if (!machine.has("tags")) {
            existing.filter(before -> before.has("tags")).ifPresent(before -> machine.set("tags", before.get("tags")));
        }
        idle(request);
        JsonNode before = existing.map(old -> old.path("identity")).orElseGet(() -> machine.path("missing"));
        JsonNode identity = machine.path("identity").isObject() ? machine.path("identity") : before;
        identities.replace(request, action(request), machine, before, identity);
        machine.put("_power", existing.map(old -> old.path("_power").asText()).orElse("running"));
        ObjectNode properties = machine.withObjectProperty("properties");
        properties.remove("instanceView");
        properties.put(
                "vmId", existing.map(old -> old.at("/properties/vmId").asText()).orElseGet(VirtualMachines::newId));
        return begun(request, machine, existing.isPresent() ? 200 : 201);
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }

    private Answer begun(ArmRequest request, ObjectNode machine, int status) {
        machine.put("etag", "\"" + tenant.store().version() + "\"");
        ComputeAnswers.state(machine, status == 201 ? "Creating" : "Updating");
        tenant.store().put(machine);
        attachments.hold(machine);
        Operation operation = longRunning.begin(request, action(request), machine);
        return longRunning.both(request, operation, shown(request, status, machine));
    }

    @Override
    protected Answer delete(ArmRequest request) {
        Optional<ObjectNode> machine = tenant.store().find(request.path().text());
        if (machine.isEmpty()) {
            return Answer.empty(204);
        }
        idle(request);
        ComputeAnswers.state(machine.get(), "Deleting");
        attachments.letGo(machine.get());
        tenant.store().put(machine.get());
        return longRunning.both(
                request, longRunning.beginDelete(request, action(request), machine.get()), Answer.empty(202));
    }

    private Answer power(ArmRequest request, String state) {
        ObjectNode machine = existing(request);
        idle(request);
        if (request.path().name().equalsIgnoreCase("restart")
                && !machine.path("_power").asText().equals("running")) {
            throw ComputeAnswers.notAllowed("Cannot restart a virtual machine that is not running.");
        }
        ComputeAnswers.state(machine, "Updating");
        tenant.store().put(machine);
        Operation.Effect effect = LongRunning.succeeded();
        effect.patch().put("_power", state);
        Operation operation = longRunning.begin(request, action(request), machine, effect, Json.object());
        return longRunning.both(request, operation, Answer.empty(202));
    }

    private void idle(ArmRequest request) {
        String id = request.path().resource().text();
        if (tenant.operations().inProgressOn(id).isPresent()) {
            throw Errors.refusal(
                    409,
                    ComputeAnswers.BUSY,
                    "Operation '" + action(request) + "' is not allowed on VM '"
                            + request.path().resource().name()
                            + "' since another operation on it is in progress. Please try again later.");
        }
    }
}
