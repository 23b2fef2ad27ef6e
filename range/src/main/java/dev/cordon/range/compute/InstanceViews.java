package dev.cordon.range.compute;

import dev.cordon.range.arm.ArmRequest;
import dev.cordon.range.arm.ResourceType;
import dev.cordon.range.arm.Tenant;
import dev.cordon.range.http.Answer;

/** The instance view of a machine, by its own address. */
public final class InstanceViews extends ResourceType {
    public InstanceViews(Tenant tenant) {
        super(tenant, "Microsoft.Compute/virtualMachines/instanceView");
    }

    @Override
    protected Answer list(ArmRequest request) {
        return Answer.json(200, InstanceView.of(existing(request)));
    }
}
