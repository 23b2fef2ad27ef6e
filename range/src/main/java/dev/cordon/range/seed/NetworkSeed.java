package dev.cordon.range.seed;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.http.Json;
import dev.cordon.range.tenant.ResourceStore;
import java.util.List;
import java.util.Locale;

/** Networks, security groups and interfaces of the seeded tenant. */
final class NetworkSeed {
    private static final String WEST = "westeurope";
    private static final String NORTH = "northeurope";
    private static final String RESPONDERS = "10.99.0.0/24";
    private static final String ANY = "*";

    private NetworkSeed() {}

    static void plant(ResourceStore store) {
        store.put(group(Ids.PROD, "nsg-app", WEST, inbound("allow-https", 200, "Tcp", "Internet", "443")));
        store.put(group(Ids.PROD, "nsg-db", WEST, inbound("allow-sql", 200, "Tcp", "10.20.1.0/24", "1433")));
        store.put(group(Ids.PROD, "nsg-snet-app", WEST, inbound("allow-web", 300, "Tcp", "Internet", "443", "80")));
        store.put(group(Ids.DR, "nsg-dr", NORTH, inbound("allow-https", 200, "Tcp", "Internet", "443")));
        store.put(quarantine(Ids.SECURITY, "nsg-ir-quarantine", WEST));
        store.put(quarantine(Ids.SECURITY, "nsg-ir-quarantine-neu", NORTH));
        ObjectNode workload = network(Ids.PROD, "vnet-workload", WEST, "10.20.0.0/16");
        subnet(workload, "snet-app", "10.20.1.0/24", groupId(Ids.PROD, "nsg-snet-app"));
        subnet(workload, "snet-mgmt", "10.20.2.0/24", "");
        subnet(workload, "snet-data", "10.20.3.0/24", "");
        store.put(workload);
        ObjectNode recovery = network(Ids.DR, "vnet-dr", NORTH, "10.30.0.0/16");
        subnet(recovery, "snet-dr", "10.30.1.0/24", "");
        store.put(recovery);
        interfaces(store);
    }

    private static void interfaces(ResourceStore store) {
        String app = groupId(Ids.PROD, "nsg-app");
        store.put(nic(Ids.PROD, "nic-app-01", "vm-app-01", "vnet-workload/subnets/snet-app", "10.20.1.4", app, true));
        store.put(nic(
                Ids.PROD, "nic-app-01-mgmt", "vm-app-01", "vnet-workload/subnets/snet-mgmt", "10.20.2.4", app, false));
        store.put(nic(Ids.PROD, "nic-web-01", "vm-web-01", "vnet-workload/subnets/snet-app", "10.20.1.5", "", true));
        String db = groupId(Ids.PROD, "nsg-db");
        store.put(nic(Ids.PROD, "nic-db-01", "vm-db-01", "vnet-workload/subnets/snet-data", "10.20.3.4", db, true));
        store.put(nic(
                Ids.PROD, "nic-archive-01", "vm-archive-01", "vnet-workload/subnets/snet-app", "10.20.1.6", app, true));
        String dr = groupId(Ids.DR, "nsg-dr");
        store.put(nic(Ids.DR, "nic-dr-01", "vm-dr-01", "vnet-dr/subnets/snet-dr", "10.30.1.4", dr, true));
    }

    static String groupId(String resourceGroup, String name) {
        return Ids.in(resourceGroup, "Microsoft.Network/networkSecurityGroups", name);
    }

    static ObjectNode group(String resourceGroup, String name, String location, ObjectNode... rules) {
        ObjectNode group = Draft.network(groupId(resourceGroup, name), location);
        Draft.properties(group).putArray("securityRules");
        for (ObjectNode rule : rules) {
            addRule(group, rule);
        }
        return group;
    }

    static void addRule(ObjectNode group, ObjectNode rule) {
        String name = rule.path("name").asText();
        rule.put("id", group.path("id").asText() + "/securityRules/" + name);
        rule.put("type", "Microsoft.Network/networkSecurityGroups/securityRules");
        rule.put("etag", group.path("etag").asText());
        Draft.properties(group).withArrayProperty("securityRules").add(rule);
    }

    /** A group that cuts off whatever it is attached to, save for the responders. */
    static ObjectNode quarantine(String resourceGroup, String name, String location) {
        ObjectNode responders = inbound("allow-responders", 100, "Tcp", RESPONDERS, "22", "3389");
        ObjectNode denyIn = rule("deny-all-inbound", 4096, "Inbound", "Deny", ANY, ANY);
        ObjectNode denyOut = rule("deny-all-outbound", 4096, "Outbound", "Deny", ANY, ANY);
        ObjectNode group = group(resourceGroup, name, location, responders, denyIn, denyOut);
        group.putObject("tags").put("purpose", "incident-response");
        Draft.properties(group).put("flushConnection", true);
        return group;
    }

    static ObjectNode inbound(String name, int priority, String protocol, String from, String... ports) {
        ObjectNode rule = rule(name, priority, "Inbound", "Allow", protocol, from);
        ObjectNode properties = Draft.properties(rule);
        if (ports.length == 1) {
            properties.put("destinationPortRange", ports[0]);
        } else {
            properties.remove("destinationPortRange");
            ArrayNode ranges = properties.withArrayProperty("destinationPortRanges");
            for (String port : ports) {
                ranges.add(port);
            }
        }
        return rule;
    }

    private static ObjectNode rule(
            String name, int priority, String direction, String access, String protocol, String from) {
        ObjectNode rule = Json.object().put("name", name);
        ObjectNode properties = rule.putObject("properties");
        properties.put("provisioningState", "Succeeded").put("protocol", protocol);
        properties.put("sourcePortRange", ANY).put("destinationPortRange", ANY);
        properties.put("sourceAddressPrefix", from).put("destinationAddressPrefix", ANY);
        properties.put("access", access).put("priority", priority).put("direction", direction);
        List.of("sourcePortRanges", "destinationPortRanges", "sourceAddressPrefixes", "destinationAddressPrefixes")
                .forEach(properties::putArray);
        return rule;
    }

    static ObjectNode network(String resourceGroup, String name, String location, String space) {
        ObjectNode network = Draft.network(Ids.in(resourceGroup, "Microsoft.Network/virtualNetworks", name), location);
        ObjectNode properties = Draft.properties(network);
        properties.putObject("addressSpace").putArray("addressPrefixes").add(space);
        properties.put("enableDdosProtection", false).putArray("subnets");
        return network;
    }

    static void subnet(ObjectNode network, String name, String prefix, String group) {
        ObjectNode subnet =
                Draft.properties(network).withArrayProperty("subnets").addObject();
        subnet.put("name", name).put("id", network.path("id").asText() + "/subnets/" + name);
        subnet.put("etag", network.path("etag").asText()).put("type", "Microsoft.Network/virtualNetworks/subnets");
        ObjectNode properties = subnet.putObject("properties");
        properties.put("provisioningState", "Succeeded").put("addressPrefix", prefix);
        if (!group.isEmpty()) {
            properties.putObject("networkSecurityGroup").put("id", group);
        }
    }

    static ObjectNode nic(
            String resourceGroup,
            String name,
            String machine,
            String subnet,
            String address,
            String group,
            boolean primary) {
        String location = resourceGroup.equals(Ids.DR) ? NORTH : WEST;
        ObjectNode nic = Draft.network(Ids.in(resourceGroup, "Microsoft.Network/networkInterfaces", name), location);
        nic.putObject("tags").put("env", "prod");
        ObjectNode properties = Draft.properties(nic);
        properties.put("primary", primary).put("macAddress", mac(name)).put("nicType", "Standard");
        properties.put("enableAcceleratedNetworking", true).put("enableIPForwarding", false);
        properties
                .put("disableTcpStateTracking", false)
                .put("auxiliaryMode", "None")
                .put("auxiliarySku", "None");
        properties.putObject("dnsSettings").putArray("dnsServers").add("10.20.0.10");
        properties
                .putObject("virtualMachine")
                .put("id", Ids.in(resourceGroup, "Microsoft.Compute/virtualMachines", machine));
        ipConfiguration(nic, Ids.in(resourceGroup, "Microsoft.Network/virtualNetworks", subnet), address);
        nic.putObject("_applied").put("networkSecurityGroup", group);
        if (!group.isEmpty()) {
            properties.putObject("networkSecurityGroup").put("id", group);
        }
        return nic;
    }

    private static void ipConfiguration(ObjectNode nic, String subnet, String address) {
        ObjectNode ip = Draft.properties(nic).putArray("ipConfigurations").addObject();
        ip.put("name", "ipconfig1").put("id", nic.path("id").asText() + "/ipConfigurations/ipconfig1");
        ip.put("etag", nic.path("etag").asText());
        ip.put("type", "Microsoft.Network/networkInterfaces/ipConfigurations");
        ObjectNode properties = ip.putObject("properties");
        properties.put("provisioningState", "Succeeded").put("privateIPAddress", address);
        properties.put("privateIPAllocationMethod", "Static").put("privateIPAddressVersion", "IPv4");
        properties.put("primary", true).putObject("subnet").put("id", subnet);
    }

    static String mac(String name) {
        String hex = Ids.guid("mac:" + name).replace("-", "").toUpperCase(Locale.ROOT);
        return "00-0D-3A-" + hex.substring(0, 2) + "-" + hex.substring(2, 4) + "-" + hex.substring(4, 6);
    }
}
