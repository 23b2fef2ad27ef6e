package dev.cordon.range.seed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.tenant.ResourceStore;
import java.time.Duration;
import java.time.Instant;

/** A disk's incremental snapshots, one a day, as many as Azure lets a disk have. */
final class SnapshotSeed {
    private static final int MOST = 500;
    private static final Instant FIRST = Instant.parse("2024-10-01T02:00:00Z");

    private SnapshotSeed() {}

    static void plant(ResourceStore store, ObjectNode disk) {
        for (int day = 0; day < MOST; day++) {
            store.put(snapshot(disk, day));
        }
    }

    private static ObjectNode snapshot(ObjectNode disk, int day) {
        String name = "daily-" + disk.path("name").asText() + "-" + String.format("%03d", day + 1);
        ObjectNode snapshot = Draft.of(
                Ids.in(Ids.EVIDENCE, "Microsoft.Compute/snapshots", name),
                disk.path("location").asText());
        snapshot.putObject("sku").put("name", "Standard_LRS").put("tier", "Standard");
        ObjectNode properties = Draft.properties(snapshot);
        properties.put("incremental", true).put("uniqueId", Ids.guid("snapshot:" + name));
        properties.put("timeCreated", FIRST.plus(Duration.ofDays(day)).toString());
        properties.put("diskState", "Unattached").put("osType", "Linux");
        properties.set("diskSizeGB", disk.at("/properties/diskSizeGB"));
        properties.set("diskSizeBytes", disk.at("/properties/diskSizeBytes"));
        properties.put("networkAccessPolicy", "AllowAll").put("publicNetworkAccess", "Enabled");
        ObjectNode creation = properties.putObject("creationData").put("createOption", "Copy");
        creation.set("sourceResourceId", disk.path("id"));
        creation.set("sourceUniqueId", disk.at("/properties/uniqueId"));
        return snapshot;
    }
}
