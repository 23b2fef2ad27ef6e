package dev.cordon.range.logic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.ArmRequest;
import dev.cordon.range.arm.ResourceType;
import dev.cordon.range.arm.Tenant;

/** What the actions of a run were given and put out: inline, and by the links that Azure gives. */
final class WorkflowRunActions extends ResourceType {
    private final Contents contents;

    WorkflowRunActions(Tenant tenant, Contents contents) {
        super(tenant, WorkflowRuns.TYPE + "/actions");
        this.contents = contents;
    }

    @Override
    protected ObjectNode view(ArmRequest request, ObjectNode stored) {
        ObjectNode shown = stored.deepCopy();
        ObjectNode properties = shown.withObjectProperty("properties");
        contents.link(request, stored, properties, "inputs", "ActionInputs");
        contents.link(request, stored, properties, "outputs", "ActionOutputs");
        return shown;
    }
}
