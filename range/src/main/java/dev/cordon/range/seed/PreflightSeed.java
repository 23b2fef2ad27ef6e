package dev.cordon.range.seed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.tenant.ResourceStore;
import java.util.List;

/** Machines with exactly one thing wrong each, for containment to find before it changes anything. */
final class PreflightSeed {
    private static final String WEST = "westeurope";
    private static final String DATA = "vnet-workload/subnets/snet-data";
    private static final String INCIDENT = "ir-2026-04-01-007";
    private static final String CONTAINED_AT = "2026-04-01T09:24:31Z";

    private PreflightSeed() {}

    static void plant(ResourceStore store) {
        ObjectNode guarded = machine(store, Ids.PROD, "protected", WEST, DATA, "10.20.3.11");
        guarded.withObjectProperty("tags").put("cordon-protected", "domain controller");
        store.put(guarded);
        contained(store);
        privateDisk(store);
        ObjectNode full = machine(store, Ids.PROD, "quota", WEST, DATA, "10.20.3.14");
        store.put(full);
        SnapshotSeed.plant(store, disk(store, full));
        locked(store);
        regions(store);
        sandbox(store);
    }

    private static void contained(ResourceStore store) {
        ObjectNode contained = machine(store, Ids.PROD, "contained", WEST, DATA, "10.20.3.12");
        contained
                .withObjectProperty("tags")
                .put("ir-status", "isolated")
                .put("incident_id", INCIDENT)
                .put("isolated_at", CONTAINED_AT)
                .put("ir-hold." + INCIDENT, CONTAINED_AT);
        store.put(contained);
        String quarantine = NetworkSeed.groupId(Ids.SECURITY, "nsg-ir-quarantine");
        store.change(Ids.in(Ids.PROD, "Microsoft.Network/networkInterfaces", "nic-contained-01"), nic -> {
            Draft.properties(nic).putObject("networkSecurityGroup").put("id", quarantine);
            nic.putObject("_applied").put("networkSecurityGroup", quarantine);
            return nic;
        });
    }

    private static void privateDisk(ResourceStore store) {
        ObjectNode machine = machine(store, Ids.PROD, "private", WEST, DATA, "10.20.3.13");
        store.put(machine);
        ObjectNode disk = disk(store, machine);
        Draft.properties(disk).put("networkAccessPolicy", "DenyAll").put("publicNetworkAccess", "Disabled");
        store.put(disk);
    }

    private static void locked(ResourceStore store) {
        network(store, Ids.LOCKED, "locked", WEST, "10.21");
        store.put(machine(store, Ids.LOCKED, "locked", WEST, subnetOf("locked"), "10.21.1.4"));
        store.put(EvidenceSeed.lock(Ids.LOCKED, "change-freeze", "ReadOnly", "Frozen until the audit is over."));
    }

    private static void regions(ResourceStore store) {
        elsewhere(store, "us", "eastus", "10.41");
        elsewhere(store, "fr", "francecentral", "10.42");
        elsewhere(store, "se", "swedencentral", "10.43");
        ObjectNode loosened = NetworkSeed.quarantine(Ids.SECURITY, "nsg-ir-quarantine-frc", "francecentral");
        ObjectNode opening = NetworkSeed.inbound("allow-any-inbound", 200, "*", "*", "*");
        NetworkSeed.addRule(loosened, opening);
        store.put(loosened);
        ObjectNode keepingFlows = NetworkSeed.quarantine(Ids.SECURITY, "nsg-ir-quarantine-sec", "swedencentral");
        Draft.properties(keepingFlows).remove("flushConnection");
        store.put(keepingFlows);
    }

    private static void elsewhere(ResourceStore store, String name, String location, String space) {
        network(store, Ids.PROD, name, location, space);
        store.put(machine(store, Ids.PROD, name, location, subnetOf(name), space + ".1.4"));
    }

    private static void sandbox(ResourceStore store) {
        store.put(NetworkSeed.quarantine(Ids.SANDBOX_SECURITY, "nsg-ir-quarantine", WEST));
        network(store, Ids.SANDBOX_GROUP, "sandbox", WEST, "10.44");
        store.put(machine(store, Ids.SANDBOX_GROUP, "sandbox", WEST, subnetOf("sandbox"), "10.44.1.4"));
    }

    static void network(ResourceStore store, String group, String name, String location, String space) {
        ObjectNode network = NetworkSeed.network(group, "vnet-" + name, location, space + ".0.0/16");
        NetworkSeed.subnet(network, "snet-" + name, space + ".1.0/24", "");
        store.put(network);
    }

    static String subnetOf(String name) {
        return "vnet-" + name + "/subnets/snet-" + name;
    }

    /** A running machine with a disk, an interface and a security group of its own; the machine is not stored yet. */
    static ObjectNode machine(
            ResourceStore store, String group, String name, String location, String subnet, String address) {
        String security = "nsg-" + name;
        store.put(NetworkSeed.group(
                group, security, location, NetworkSeed.inbound("allow-https", 200, "Tcp", "Internet", "443")));
        String machine = "vm-" + name + "-01";
        String nic = "nic-" + name + "-01";
        store.put(NetworkSeed.nic(group, nic, machine, subnet, address, NetworkSeed.groupId(group, security), true)
                .put("location", location));
        ObjectNode made = ComputeSeed.machine(group, machine, location, "running", List.of(nic));
        made.putObject("tags").put("env", "prod").put("owner", "preflight");
        DiskSeed.plant(store, made, "disk-" + name + "-01-os");
        return made;
    }

    private static ObjectNode disk(ResourceStore store, ObjectNode machine) {
        String id =
                machine.at("/properties/storageProfile/osDisk/managedDisk/id").asText();
        return store.find(id).orElseThrow(() -> new IllegalStateException(id + " was not planted"));
    }
}
