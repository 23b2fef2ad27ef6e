package dev.cordon.range.logic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.ArmRequest;
import dev.cordon.range.arm.ResourceType;
import dev.cordon.range.arm.Tenant;

/** The runs of a Logic App, newest first. */
final class WorkflowRuns extends ResourceType {
    static final String TYPE = Workflows.TYPE + "/runs";

    private final Contents contents;

    WorkflowRuns(Tenant tenant, Contents contents) {
        super(tenant, TYPE);
        this.contents = contents;
    }

    @Override
    protected ObjectNode view(ArmRequest request, ObjectNode stored) {
        ObjectNode shown = stored.deepCopy();
        ObjectNode trigger = shown.withObjectProperty("properties").withObjectProperty("trigger");
        contents.link(request, stored, trigger, "outputs", "TriggerOutputs");
        return shown;
    }
}
