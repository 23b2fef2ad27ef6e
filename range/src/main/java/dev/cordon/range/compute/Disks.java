package dev.cordon.range.compute;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.ArmRequest;
import dev.cordon.range.arm.LongRunning;
import dev.cordon.range.arm.Preconditions;
import dev.cordon.range.arm.ResourceType;
import dev.cordon.range.arm.Tenant;
import dev.cordon.range.http.Answer;

/** Managed disks: read, retagged, exported, deleted when nothing uses them. */
public final class Disks extends ResourceType {
    private final LongRunning longRunning;

    public Disks(Tenant tenant) {
        super(tenant, "Microsoft.Compute/disks", "PATCH", "DELETE");
        this.longRunning = new LongRunning(tenant);
        DiskAccess access = new DiskAccess(tenant);
        action("beginGetAccess", request -> access.begin(request, action(request), existing(request)));
        action("endGetAccess", request -> access.end(request, action(request), existing(request)));
    }

    @Override
    protected Answer patch(ArmRequest request) {
        ObjectNode disk = existing(request);
        Preconditions.idle(tenant, request, request.path().text(), ComputeAnswers.BUSY);
        return PatchedDisk.answer(tenant, longRunning, request, action(request), disk);
    }

    @Override
    protected Answer delete(ArmRequest request) {
        ObjectNode disk = tenant.store().find(request.path().text()).orElse(null);
        if (disk == null) {
            return Answer.empty(204);
        }
        if (disk.has("managedBy")) {
            throw ComputeAnswers.notAllowed("Disk " + disk.path("name").asText() + " is attached to VM "
                    + disk.path("managedBy").asText() + ".");
        }
        return longRunning.both(request, longRunning.beginDelete(request, action(request), disk), Answer.empty(202));
    }
}
