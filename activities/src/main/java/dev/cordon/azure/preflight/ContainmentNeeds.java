package dev.cordon.azure.preflight;

import dev.cordon.capability.compute.PowerState;
import dev.cordon.capability.identity.UserAssignedIdentity;
import dev.cordon.capability.network.NicState;
import dev.cordon.capability.network.NsgId;
import dev.cordon.capability.preflight.MachineUnderPlan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the worker has to be allowed to do in order to contain a machine, and to release it again. */
final class ContainmentNeeds {
    private static final String NSG = "Microsoft.Network/networkSecurityGroups/";
    private static final String VNET = "Microsoft.Network/virtualNetworks/";

    private final Map<String, List<Need>> byScope = new LinkedHashMap<>();
    private final boolean running;

    private ContainmentNeeds(boolean running) {
        this.running = running;
    }

    /** The needs by the scope at which they are asked for. */
    static Map<String, List<Need>> of(MachineUnderPlan machine, Collection<NsgId> quarantine) {
        ContainmentNeeds needs = new ContainmentNeeds(machine.vm().power() == PowerState.RUNNING);
        needs.machine(machine);
        machine.nics().forEach(needs::nic);
        quarantine.forEach(needs::quarantine);
        return needs.byScope;
    }

    private void machine(MachineUnderPlan machine) {
        String vm = machine.vm().vm().id();
        add(vm, Need.step("Microsoft.Resources/tags/read", "tag the machine"));
        add(vm, Need.step("Microsoft.Resources/tags/write", "tag the machine"));
        if (!machine.identities().none()) {
            add(vm, Need.step("Microsoft.Compute/virtualMachines/write", "detach its identities"));
        }
        machine.identities().userAssigned().stream()
                .map(UserAssignedIdentity::id)
                .forEach(id -> add(
                        id,
                        Need.later(
                                "Microsoft.ManagedIdentity/userAssignedIdentities/assign/action",
                                "give it back when the machine is released")));
    }

    private void nic(NicState nic) {
        String id = nic.nic().id();
        add(id, Need.step("Microsoft.Network/networkInterfaces/write", "cut it off"));
        if (running) {
            add(
                    id,
                    Need.step(
                            "Microsoft.Network/networkInterfaces/effectiveNetworkSecurityGroups/action",
                            "verify that it is cut off"));
        }
        nic.subnetIds().forEach(this::subnet);
        NsgId before = nic.nsg();
        if (before != null) {
            add(before.id(), Need.later(NSG + "join/action", "put it back when the machine is released"));
        }
    }

    private void subnet(String subnet) {
        add(subnet, Need.step(VNET + "subnets/join/action", "write interfaces that are in it"));
        if (!running) {
            add(subnet, Need.step(VNET + "subnets/read", "verify that interfaces in it are cut off"));
        }
        String vnet = subnet.substring(0, subnet.toLowerCase(Locale.ROOT).lastIndexOf("/subnets/"));
        add(
                vnet,
                Need.step(
                        VNET + "listNetworkManagerEffectiveSecurityAdminRules/action",
                        "verify that interfaces in it are cut off"));
    }

    private void quarantine(NsgId nsg) {
        add(nsg.id(), Need.step(NSG + "join/action", "attach it"));
        if (!running) {
            add(nsg.id(), Need.step(NSG + "read", "verify what it cuts off"));
        }
    }

    private void add(String scope, Need need) {
        byScope.computeIfAbsent(scope, none -> new ArrayList<>()).add(need);
    }
}
