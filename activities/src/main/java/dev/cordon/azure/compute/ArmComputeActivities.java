package dev.cordon.azure.compute;

import com.azure.core.management.SubResource;
import com.azure.resourcemanager.compute.fluent.models.VirtualMachineInner;
import com.azure.resourcemanager.compute.models.OrchestrationMode;
import dev.cordon.azure.arm.Azure;
import dev.cordon.capability.ArmId;
import dev.cordon.capability.FailureType;
import dev.cordon.capability.compute.ComputeActivities;
import dev.cordon.capability.compute.MachineNames;
import dev.cordon.capability.compute.NamedMachines;
import dev.cordon.capability.compute.TagChange;
import dev.cordon.capability.compute.TagRestoration;
import dev.cordon.capability.compute.TagSet;
import dev.cordon.capability.compute.VmId;
import dev.cordon.capability.compute.VmState;
import org.jspecify.annotations.Nullable;

/** Reads and tags virtual machines through Azure Resource Manager. */
public final class ArmComputeActivities implements ComputeActivities {
    private final Azure azure;
    private final VirtualMachines machines;
    private final Tags tags;

    public ArmComputeActivities(Azure azure) {
        this.azure = azure;
        this.machines = new VirtualMachines(azure);
        this.tags = new Tags(azure);
    }

    @Override
    public VmState observe(VmId vm) {
        return azure.work().on("read virtual machine " + vm.id(), attempt -> {
            VirtualMachineInner machine = machines.withPower(vm);
            refuseUniform(vm, machine.virtualMachineScaleSet());
            return VmStates.of(vm, machine);
        });
    }

    @Override
    public NamedMachines named(MachineNames names) {
        return azure.work()
                .on(
                        "look for machines named " + String.join(", ", names.hostNames()),
                        attempt -> new MachineSearch(azure.clients().arm()).named(names.hostNames()));
    }

    @Override
    public TagSet mergeTags(TagChange change) {
        return azure.work()
                .on(
                        "merge tags into virtual machine " + change.vm().id(),
                        attempt -> new TagSet(tags.merge(attempt, change)));
    }

    @Override
    public TagRestoration restoreTags(TagChange change, TagSet before) {
        return azure.work()
                .on(
                        "restore tags of virtual machine " + change.vm().id(),
                        attempt -> tags.restore(attempt, change, before));
    }

    private void refuseUniform(VmId vm, @Nullable SubResource scaleSet) {
        if (scaleSet == null) {
            return;
        }
        ArmId id = ArmId.parse(scaleSet.id());
        OrchestrationMode mode = azure.clients()
                .compute(id)
                .getVirtualMachineScaleSets()
                .getByResourceGroup(id.resourceGroup(), id.name())
                .orchestrationMode();
        if (OrchestrationMode.UNIFORM.equals(mode)) {
            throw FailureType.BAD_REQUEST.failure(
                    "'" + vm.id() + "' is an instance of scale set " + id + " in Uniform orchestration; its network"
                            + " cannot be changed by itself",
                    null);
        }
    }
}
