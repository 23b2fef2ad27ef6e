package dev.cordon.range;

import dev.cordon.range.arm.ArmHandler;
import dev.cordon.range.arm.OperationPolling;
import dev.cordon.range.arm.Tenant;
import dev.cordon.range.authorization.LockType;
import dev.cordon.range.authorization.Permissions;
import dev.cordon.range.authorization.RoleAssignments;
import dev.cordon.range.authorization.RoleDefinitions;
import dev.cordon.range.compute.Disks;
import dev.cordon.range.compute.InstanceViews;
import dev.cordon.range.compute.ScaleSetMachines;
import dev.cordon.range.compute.ScaleSets;
import dev.cordon.range.compute.Snapshots;
import dev.cordon.range.compute.UserAssignedIdentities;
import dev.cordon.range.compute.VirtualMachines;
import dev.cordon.range.monitor.ActivityLogEvents;
import dev.cordon.range.monitor.Workspaces;
import dev.cordon.range.network.DefaultSecurityRules;
import dev.cordon.range.network.NetworkInterfaces;
import dev.cordon.range.network.PublicAddresses;
import dev.cordon.range.network.SecurityGroups;
import dev.cordon.range.network.SecurityRules;
import dev.cordon.range.network.Subnets;
import dev.cordon.range.network.VirtualNetworks;
import dev.cordon.range.resourcegraph.ResourceGraph;
import dev.cordon.range.resources.Locations;
import dev.cordon.range.resources.Providers;
import dev.cordon.range.resources.ResourceGroups;
import dev.cordon.range.resources.ResourceLists;
import dev.cordon.range.resources.Subscriptions;
import dev.cordon.range.resources.Tags;
import dev.cordon.range.resources.Tenants;
import java.util.ArrayList;
import java.util.List;

/** Everything that the range's ARM can answer for. */
final class ResourceTypes {
    private ResourceTypes() {}

    static List<ArmHandler> of(Tenant tenant, List<ArmHandler> more) {
        List<ArmHandler> all = new ArrayList<>(more);
        all.addAll(List.of(
                new OperationPolling(tenant),
                new Tags(tenant),
                new LockType(tenant),
                new RoleAssignments(tenant),
                new RoleDefinitions(tenant),
                new Permissions(tenant),
                new ActivityLogEvents(tenant),
                new Workspaces(tenant),
                new VirtualMachines(tenant),
                new InstanceViews(tenant),
                new ScaleSets(tenant),
                new ScaleSetMachines(tenant),
                new Disks(tenant),
                new Snapshots(tenant),
                new UserAssignedIdentities(tenant),
                new NetworkInterfaces(tenant),
                new SecurityGroups(tenant),
                new SecurityRules(tenant),
                new DefaultSecurityRules(tenant),
                new VirtualNetworks(tenant),
                new Subnets(tenant),
                new PublicAddresses(tenant),
                new ResourceGroups(tenant),
                new ResourceLists(tenant),
                new ResourceGraph(tenant),
                new Subscriptions(tenant),
                new Locations(),
                new Providers(),
                new Tenants()));
        return List.copyOf(all);
    }
}
