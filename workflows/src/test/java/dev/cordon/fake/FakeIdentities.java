package dev.cordon.fake;

import dev.cordon.capability.compute.VmId;
import dev.cordon.capability.identity.AssignedIdentities;
import dev.cordon.capability.identity.ManagedIdentityActivities;
import dev.cordon.capability.identity.RoleAssignment;
import dev.cordon.capability.identity.RoleGrant;

record FakeIdentities(FakeAzure azure) implements ManagedIdentityActivities {
    @Override
    public AssignedIdentities observe(VmId vm) {
        synchronized (azure) {
            azure.asked("identity.observe", vm.name());
            return of(azure.machine(vm));
        }
    }

    @Override
    public AssignedIdentities detachAll(VmId vm) {
        synchronized (azure) {
            azure.asked("identity.detachAll", vm.name());
            FakeAzure.Machine machine = azure.machine(vm);
            if (!of(machine).none()) {
                machine.systemPrincipal = null;
                machine.userAssigned.clear();
                azure.written(vm.id());
            }
            return of(machine);
        }
    }

    @Override
    public AssignedIdentities attach(VmId vm, AssignedIdentities before) {
        synchronized (azure) {
            azure.asked("identity.attach", vm.name());
            FakeAzure.Machine machine = azure.machine(vm);
            before.userAssigned().stream()
                    .filter(identity -> !machine.userAssigned.contains(identity))
                    .forEach(machine.userAssigned::add);
            if (before.systemAssignedPrincipalId() != null && machine.systemPrincipal == null) {
                machine.systemPrincipal = vm.name() + "-principal-" + ++machine.systemPrincipalsMade;
            }
            azure.written(vm.id());
            return of(machine);
        }
    }

    @Override
    public AssignedIdentities grantRoles(VmId vm, RoleGrant grant) {
        synchronized (azure) {
            azure.asked("identity.grantRoles", vm.name());
            FakeAzure.Machine machine = azure.machine(vm);
            grant.roles()
                    .forEach(role -> machine.granted.add(new RoleAssignment(
                            role.id() + "/again",
                            grant.principalId(),
                            role.roleName(),
                            role.roleDefinitionId(),
                            role.scope(),
                            role.condition())));
            return of(machine);
        }
    }

    private static AssignedIdentities of(FakeAzure.Machine machine) {
        return new AssignedIdentities(machine.systemPrincipal, machine.userAssigned, machine.roles());
    }
}
