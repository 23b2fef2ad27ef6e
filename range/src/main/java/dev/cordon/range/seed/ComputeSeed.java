package dev.cordon.range.seed;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.directory.Directory;
import dev.cordon.range.tenant.ResourceStore;
import java.util.List;

/** Machines, disks, identities and the scale set of the seeded tenant. */
final class ComputeSeed {
    private static final String WEST = "westeurope";
    private static final String NORTH = "northeurope";
    private static final int LARGE_DISK = 4;

    private ComputeSeed() {}

    static void plant(ResourceStore store) {
        store.put(identity("id-app-reader"));
        store.put(identity("id-app-deploy"));
        ObjectNode app = machine(Ids.PROD, "vm-app-01", WEST, "running", List.of("nic-app-01", "nic-app-01-mgmt"));
        DiskSeed.plant(store, app, "disk-app-01-os", "disk-app-01-data-01", "disk-app-01-data-02");
        identities(app, "SystemAssigned, UserAssigned", "id-app-reader", "id-app-deploy");
        app.putObject("tags").put("env", "prod").put("owner", "payments");
        store.put(app);
        ObjectNode web = machine(Ids.PROD, "vm-web-01", WEST, "running", List.of("nic-web-01"));
        DiskSeed.plant(store, web, "disk-web-01-os");
        web.putObject("tags").put("env", "prod").put("owner", "storefront");
        store.put(web);
        ObjectNode db = machine(Ids.PROD, "vm-db-01", WEST, "deallocated", List.of("nic-db-01"));
        DiskSeed.plant(store, db, "disk-db-01-os", "disk-db-01-data-01");
        identities(db, "SystemAssigned");
        db.putObject("tags").put("env", "prod").put("owner", "payments");
        store.put(db);
        ObjectNode archive = machine(Ids.PROD, "vm-archive-01", WEST, "running", List.of("nic-archive-01"));
        DiskSeed.plant(store, archive, LARGE_DISK, "disk-archive-01-os");
        archive.putObject("tags").put("env", "prod").put("owner", "records");
        store.put(archive);
        ObjectNode recovery = machine(Ids.DR, "vm-dr-01", NORTH, "running", List.of("nic-dr-01"));
        DiskSeed.plant(store, recovery, "disk-dr-01-os");
        identities(recovery, "UserAssigned", "id-app-reader");
        recovery.putObject("tags").put("env", "dr").put("owner", "payments");
        store.put(recovery);
        scaleSet(store);
    }

    private static ObjectNode identity(String name) {
        ObjectNode identity =
                Draft.of(Ids.in(Ids.PROD, "Microsoft.ManagedIdentity/userAssignedIdentities", name), WEST);
        identity.putObject("properties")
                .put("tenantId", Directory.TENANT_ID)
                .put("principalId", Ids.guid("principal:" + name))
                .put("clientId", Ids.guid("client:" + name));
        return identity;
    }

    static ObjectNode machine(String group, String name, String location, String power, List<String> nics) {
        ObjectNode machine = Draft.of(Ids.in(group, "Microsoft.Compute/virtualMachines", name), location);
        machine.put("_power", power).put("etag", "\"1\"");
        ObjectNode properties = Draft.properties(machine);
        properties.put("vmId", Ids.guid("vm:" + name)).put("timeCreated", "2026-03-02T08:11:09Z");
        properties.putObject("hardwareProfile").put("vmSize", "Standard_D4s_v5");
        ObjectNode os = properties.putObject("osProfile");
        os.put("computerName", name).put("adminUsername", "azureadmin").put("allowExtensionOperations", true);
        os.putObject("linuxConfiguration")
                .put("disablePasswordAuthentication", true)
                .put("provisionVMAgent", true);
        properties.putObject("securityProfile").put("securityType", "TrustedLaunch");
        properties.putObject("diagnosticsProfile").putObject("bootDiagnostics").put("enabled", true);
        interfaces(properties, group, nics);
        return machine;
    }

    private static void interfaces(ObjectNode properties, String group, List<String> nics) {
        ArrayNode interfaces = properties.putObject("networkProfile").putArray("networkInterfaces");
        for (String nic : nics) {
            ObjectNode reference = interfaces.addObject();
            reference.put("id", Ids.in(group, "Microsoft.Network/networkInterfaces", nic));
            reference.putObject("properties").put("primary", nic.equals(nics.get(0)));
        }
    }

    private static void identities(ObjectNode machine, String type, String... assigned) {
        ObjectNode identity = machine.putObject("identity").put("type", type);
        if (type.contains("SystemAssigned")) {
            identity.put("principalId", systemPrincipal(machine.path("name").asText()));
            identity.put("tenantId", Directory.TENANT_ID);
        }
        for (String name : assigned) {
            String id = Ids.in(Ids.PROD, "Microsoft.ManagedIdentity/userAssignedIdentities", name);
            identity.withObjectProperty("userAssignedIdentities")
                    .putObject(id)
                    .put("principalId", Ids.guid("principal:" + name))
                    .put("clientId", Ids.guid("client:" + name));
        }
    }

    static String systemPrincipal(String machine) {
        return Ids.guid("principal:" + machine);
    }

    private static void scaleSet(ResourceStore store) {
        ObjectNode set = Draft.of(Ids.in(Ids.PROD, "Microsoft.Compute/virtualMachineScaleSets", "vmss-api"), WEST);
        set.putObject("sku")
                .put("name", "Standard_D2s_v5")
                .put("tier", "Standard")
                .put("capacity", 1);
        Draft.properties(set).put("orchestrationMode", "Uniform").put("uniqueId", Ids.guid("vmss-api"));
        store.put(set);
        ObjectNode instance = Draft.of(set.path("id").asText() + "/virtualMachines/0", WEST);
        instance.put("instanceId", "0").put("name", "vmss-api_0");
        instance.putObject("sku").put("name", "Standard_D2s_v5").put("tier", "Standard");
        Draft.properties(instance).put("vmId", Ids.guid("vmss-api:0")).put("latestModelApplied", true);
        store.put(instance);
    }
}
