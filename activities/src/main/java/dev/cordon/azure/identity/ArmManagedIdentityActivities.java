package dev.cordon.azure.identity;

import com.azure.resourcemanager.compute.fluent.models.VirtualMachineInner;
import dev.cordon.azure.arm.Azure;
import dev.cordon.azure.compute.VirtualMachines;
import dev.cordon.capability.FailureType;
import dev.cordon.capability.compute.VmId;
import dev.cordon.capability.identity.AssignedIdentities;
import dev.cordon.capability.identity.ManagedIdentityActivities;

/** Reads and detaches managed identities through Azure Resource Manager. */
public final class ArmManagedIdentityActivities implements ManagedIdentityActivities {
    private final Azure azure;
    private final VirtualMachines machines;

    public ArmManagedIdentityActivities(Azure azure) {
        this.azure = azure;
        this.machines = new VirtualMachines(azure);
    }

    @Override
    public AssignedIdentities observe(VmId vm) {
        return azure.work().on("read the identities of virtual machine " + vm.id(), attempt -> held(vm));
    }

    @Override
    public AssignedIdentities detachAll(VmId vm) {
        return azure.work().on("detach the identities of virtual machine " + vm.id(), attempt -> {
            azure.operations().resume(attempt, vm.id());
            VirtualMachineInner machine = machines.settled(attempt, vm);
            if (Identities.of(machine).none()) {
                return AssignedIdentities.NONE;
            }
            machines.patchIdentity(attempt, vm, machine, Identities.nobody());
            return requireNone(vm, machines.settled(attempt, vm));
        });
    }

    @Override
    public AssignedIdentities attach(VmId vm, AssignedIdentities before) {
        return azure.work().on("attach the identities of virtual machine " + vm.id(), attempt -> {
            azure.operations().resume(attempt, vm.id());
            VirtualMachineInner machine = machines.settled(attempt, vm);
            Identities now = Identities.of(machine);
            if (!now.includes(before)) {
                machines.patchIdentity(attempt, vm, machine, now.with(before));
                machines.settled(attempt, vm);
            }
            return held(vm);
        });
    }

    private AssignedIdentities held(VmId vm) {
        Identities identities = Identities.of(machines.read(vm));
        return identities.none()
                ? AssignedIdentities.NONE
                : identities.withRoles(new RoleReading(azure, vm.arm()).of(identities.principals()));
    }

    private static AssignedIdentities requireNone(VmId vm, VirtualMachineInner machine) {
        Identities left = Identities.of(machine);
        if (!left.none()) {
            throw FailureType.CONFLICT.failure(
                    "Virtual machine " + vm.id() + " still has an identity after all were detached: " + left, null);
        }
        return AssignedIdentities.NONE;
    }
}
