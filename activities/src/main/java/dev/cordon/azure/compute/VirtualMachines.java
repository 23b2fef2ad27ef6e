package dev.cordon.azure.compute;

import com.azure.core.util.Context;
import com.azure.resourcemanager.compute.fluent.VirtualMachinesClient;
import com.azure.resourcemanager.compute.fluent.models.VirtualMachineInner;
import com.azure.resourcemanager.compute.models.InstanceViewTypes;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cordon.azure.arm.Attempt;
import dev.cordon.azure.arm.Azure;
import dev.cordon.azure.arm.Json;
import dev.cordon.azure.arm.Provisioning;
import dev.cordon.capability.ArmId;
import dev.cordon.capability.compute.VmId;

/** Virtual machines as the typed client reads them. */
public final class VirtualMachines {
    private static final String VERSION = "?api-version=2024-11-01";

    private final Azure azure;

    public VirtualMachines(Azure azure) {
        this.azure = azure;
    }

    /** The machine with its instance view. */
    VirtualMachineInner withPower(VmId vm) {
        ArmId id = vm.arm();
        return client(id)
                .getByResourceGroupWithResponse(
                        id.resourceGroup(), id.name(), InstanceViewTypes.INSTANCE_VIEW, Context.NONE)
                .getValue();
    }

    /** The machine once nobody is changing it. */
    public VirtualMachineInner settled(Attempt attempt, VmId vm) {
        return azure.operations()
                .settled(attempt, () -> read(vm), machine -> Provisioning.hasEnded(machine.provisioningState()));
    }

    /** The machine as it is. */
    public VirtualMachineInner read(VmId vm) {
        ArmId id = vm.arm();
        return client(id).getByResourceGroup(id.resourceGroup(), id.name());
    }

    /**
     * Changes the machine's identity by a PATCH of the identity alone, on the condition that the machine is still what
     * was read, and waits for the end of Azure's operation.
     */
    public void patchIdentity(Attempt attempt, VmId vm, VirtualMachineInner read, JsonNode identity) {
        JsonNode patch = Json.MAPPER.createObjectNode().set("identity", identity);
        azure.operations()
                .change(attempt, vm.id(), () -> azure.clients().arm().patch(vm.id() + VERSION, patch, read.etag()));
    }

    private VirtualMachinesClient client(ArmId id) {
        return azure.clients().compute(id).getVirtualMachines();
    }
}
