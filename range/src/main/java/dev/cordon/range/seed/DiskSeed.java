package dev.cordon.range.seed;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.tenant.ResourceStore;

/** The disks of the seeded machines: small, since whoever preserves one reads its image whole. */
final class DiskSeed {
    private static final long GIBIBYTE = 1_073_741_824L;

    private static final int USUAL = 1;

    private DiskSeed() {}

    /** Gives a machine its OS disk and data disks, in its model and as resources. */
    static void plant(ResourceStore store, ObjectNode machine, String os, String... data) {
        plant(store, machine, USUAL, os, data);
    }

    /** The same with an OS disk of that many GiB. */
    static void plant(ResourceStore store, ObjectNode machine, int gibibytes, String os, String... data) {
        ObjectNode storage = Draft.properties(machine).putObject("storageProfile");
        ObjectNode image = storage.putObject("imageReference");
        image.put("publisher", "Canonical").put("offer", "ubuntu-24_04-lts").put("sku", "server");
        image.put("version", "latest").put("exactVersion", "24.04.202602110");
        ObjectNode osDisk = disk(machine, os, gibibytes);
        Draft.properties(osDisk).put("osType", "Linux").put("hyperVGeneration", "V2");
        refer(storage.putObject("osDisk").put("osType", "Linux").put("createOption", "FromImage"), osDisk);
        store.put(osDisk);
        ArrayNode dataDisks = storage.putArray("dataDisks");
        for (int lun = 0; lun < data.length; lun++) {
            ObjectNode disk = disk(machine, data[lun], USUAL);
            refer(dataDisks.addObject().put("lun", lun).put("createOption", "Attach"), disk);
            store.put(disk);
        }
    }

    private static void refer(ObjectNode reference, ObjectNode disk) {
        reference.put("name", disk.path("name").asText()).put("caching", "ReadWrite");
        reference.set("diskSizeGB", disk.at("/properties/diskSizeGB"));
        reference.put("deleteOption", "Detach");
        reference
                .putObject("managedDisk")
                .put("storageAccountType", "Premium_LRS")
                .put("id", disk.path("id").asText());
    }

    private static ObjectNode disk(ObjectNode machine, String name, int gibibytes) {
        String id = machine.path("id").asText();
        String group = id.replaceFirst("/providers/.*", "");
        ObjectNode disk = Draft.of(
                Ids.in(group, "Microsoft.Compute/disks", name),
                machine.path("location").asText());
        disk.put("managedBy", id).putObject("tags").put("env", "prod");
        disk.putObject("sku").put("name", "Premium_LRS").put("tier", "Premium");
        ObjectNode properties = Draft.properties(disk);
        properties.put("uniqueId", Ids.guid("disk:" + name)).put("diskSizeGB", gibibytes);
        properties.put("diskSizeBytes", gibibytes * GIBIBYTE).put("timeCreated", "2026-03-02T08:11:04Z");
        properties.put("diskIOPSReadWrite", 1100).put("diskMBpsReadWrite", 125);
        boolean off = machine.path("_power").asText().equals("deallocated");
        properties.put("diskState", off ? "Reserved" : "Attached");
        properties.put("networkAccessPolicy", "AllowAll").put("publicNetworkAccess", "Enabled");
        properties.putObject("encryption").put("type", "EncryptionAtRestWithPlatformKey");
        properties.putObject("creationData").put("createOption", "Empty");
        return disk;
    }
}
