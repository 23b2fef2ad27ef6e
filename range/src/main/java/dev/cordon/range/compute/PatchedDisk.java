package dev.cordon.range.compute;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.ArmRequest;
import dev.cordon.range.arm.LongRunning;
import dev.cordon.range.arm.Tenant;
import dev.cordon.range.arm.Views;
import dev.cordon.range.http.Answer;
import dev.cordon.range.tenant.MergePatch;

/** A PATCH of a disk or snapshot: tags replaced, properties merged. */
final class PatchedDisk {
    private PatchedDisk() {}

    static Answer answer(Tenant tenant, LongRunning longRunning, ArmRequest request, String action, ObjectNode disk) {
        ObjectNode body = request.body();
        if (body.path("tags") instanceof ObjectNode tags) {
            disk.set("tags", tags);
        }
        if (body.path("properties") instanceof ObjectNode properties) {
            MergePatch.apply(disk.withObjectProperty("properties"), properties);
        }
        ComputeAnswers.state(disk, "Updating");
        tenant.store().put(disk);
        Answer shown = Answer.json(202, Views.visible(disk));
        return longRunning.both(request, longRunning.begin(request, action, disk), shown);
    }
}
