package dev.cordon.range.network;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.ArmRequest;
import dev.cordon.range.arm.LinkedAccess;
import dev.cordon.range.arm.LongRunning;
import dev.cordon.range.arm.Tenant;
import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Errors;
import dev.cordon.range.http.Json;
import dev.cordon.range.lro.Operation;
import java.util.List;
import java.util.Optional;

/** Network interfaces, and the rules and routes in effect on them. */
public final class NetworkInterfaces extends NetworkType {
    private static final String NSG = "networkSecurityGroup";
    private static final List<String> DECIDED_BY_AZURE = List.of(
            "macAddress", "virtualMachine", "primary", "privateEndpoint", "dscpConfiguration", "hostedWorkloads");

    private final References references;
    private final LinkedAccess links;
    private final EffectiveRules rules;

    public NetworkInterfaces(Tenant tenant) {
        super(tenant, "Microsoft.Network/networkInterfaces");
        this.references = new References(tenant);
        this.links = new LinkedAccess(tenant);
        this.rules = new EffectiveRules(tenant);
        action("effectiveNetworkSecurityGroups", this::effectiveGroups);
        action("effectiveRouteTable", this::effectiveRoutes);
    }

    @Override
    protected void complete(ArmRequest request, ObjectNode nic, Optional<ObjectNode> existing) {
        super.complete(request, nic, existing);
        ObjectNode properties = nic.withObjectProperty("properties");
        if (properties.path("ipConfigurations").isEmpty()) {
            throw Errors.refusal(
                    400,
                    "NetworkInterfaceMustHaveAtleastOneIpConfiguration",
                    "Network interface " + nic.path("id").asText() + " must have one or more IP configurations.");
        }
        keepWhatAzureDecides(properties, existing);
        checkGroup(request, nic);
        properties.path("ipConfigurations").forEach(configuration -> completeIp(request, nic, configuration));
        existing.filter(before -> before.has("_applied"))
                .ifPresent(before -> nic.set("_applied", before.get("_applied")));
    }

    private static void keepWhatAzureDecides(ObjectNode properties, Optional<ObjectNode> existing) {
        properties.remove(DECIDED_BY_AZURE);
        properties.put("macAddress", "00-0D-3A-27-5F-10").put("nicType", "Standard");
        existing.map(before -> before.path("properties"))
                .ifPresent(before -> DECIDED_BY_AZURE.stream()
                        .filter(before::has)
                        .forEach(name -> properties.set(name, before.get(name))));
        List.of("enableAcceleratedNetworking", "enableIPForwarding").stream()
                .filter(name -> !properties.has(name))
                .forEach(name -> properties.put(name, false));
        if (!properties.has("dnsSettings")) {
            properties.putObject("dnsSettings").putArray("dnsServers");
        }
    }

    private void checkGroup(ArmRequest request, ObjectNode nic) {
        ObjectNode properties = nic.withObjectProperty("properties");
        String group = properties.at("/networkSecurityGroup/id").asText();
        if (group.isEmpty()) {
            properties.remove(NSG);
            return;
        }
        references.resource(nic, group);
        links.require(request, action(request), "Microsoft.Network/networkSecurityGroups/join/action", group);
    }

    private void completeIp(ArmRequest request, ObjectNode nic, JsonNode configuration) {
        ObjectNode ip = (ObjectNode) configuration;
        String subnet = ip.at("/properties/subnet/id").asText();
        references.subnet(nic, subnet);
        links.require(request, action(request), "Microsoft.Network/virtualNetworks/subnets/join/action", subnet);
        ip.put(
                "id",
                nic.path("id").asText() + "/ipConfigurations/" + ip.path("name").asText());
        ip.put("type", type() + "/ipConfigurations").put("etag", newEtag());
        ObjectNode properties = ip.withObjectProperty("properties").put("provisioningState", "Succeeded");
        if (!properties.has("privateIPAllocationMethod")) {
            properties.put("privateIPAllocationMethod", "Dynamic");
        }
    }

    /** The group is in force only once the write has ended; effective rules are computed from it. */
    @Override
    protected Operation.Effect effect(ObjectNode nic) {
        Operation.Effect effect = LongRunning.succeeded();
        JsonNode group = nic.at("/properties/networkSecurityGroup/id");
        effect.patch().putObject("_applied").put(NSG, group.asText());
        return effect;
    }

    @Override
    protected void mayGo(ObjectNode nic) {
        String machine = nic.at("/properties/virtualMachine/id").asText();
        if (!machine.isEmpty()) {
            throw Errors.refusal(
                    400,
                    "NicInUse",
                    "Network Interface " + nic.path("id").asText() + " is used by existing resource " + machine
                            + ". In order to delete the network interface, it must be dissociated from the resource.");
        }
    }

    private Answer effectiveGroups(ArmRequest request) {
        return computed(request, rules.groupsOn(runningNic(request)));
    }

    private Answer effectiveRoutes(ArmRequest request) {
        return computed(request, rules.routesOn(runningNic(request)));
    }

    private ObjectNode runningNic(ArmRequest request) {
        ObjectNode nic = existing(request);
        String machine = nic.at("/properties/virtualMachine/id").asText();
        boolean running = tenant.store()
                .find(machine.isEmpty() ? "/none" : machine)
                .filter(vm -> vm.path("_power").asText().equals("running"))
                .isPresent();
        if (!running) {
            throw Errors.refusal(
                    400,
                    "NetworkInterfaceNotAttachedToRunningVm",
                    "Network interface " + nic.path("id").asText()
                            + " must be attached to a running virtual machine for this operation.");
        }
        return nic;
    }

    private Answer computed(ArmRequest request, ObjectNode result) {
        ObjectNode nic = existing(request);
        Operation.Effect nothing = new Operation.Effect(false, Json.object());
        ObjectNode elsewhere = nic.deepCopy()
                .put("id", nic.path("id").asText() + "/" + request.path().name());
        Operation operation = longRunning.begin(request, action(request), elsewhere, nothing, result);
        return longRunning.both(request, operation, Answer.empty(202));
    }
}
