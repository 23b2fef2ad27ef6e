package dev.cordon.range.seed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.tenant.ResourceStore;

/** Two machines of one name in two groups, so that an alert which names no group leaves open which one it means. */
final class TwinSeed {
    private static final String NAME = "twin";
    private static final String WEST = "westeurope";

    private TwinSeed() {}

    static void plant(ResourceStore store) {
        twin(store, Ids.BLUE, "10.51");
        twin(store, Ids.GREEN, "10.52");
    }

    private static void twin(ResourceStore store, String group, String space) {
        PreflightSeed.network(store, group, NAME, WEST, space);
        String subnet = PreflightSeed.subnetOf(NAME);
        ObjectNode machine = PreflightSeed.machine(store, group, NAME, WEST, subnet, space + ".1.4");
        Draft.properties(machine)
                .put("vmId", Ids.guid("vm:" + machine.path("id").asText()));
        store.put(machine);
        store.change(Ids.in(group, "Microsoft.Compute/disks", "disk-" + NAME + "-01-os"), TwinSeed::distinct);
        store.change(Ids.in(group, "Microsoft.Network/networkInterfaces", "nic-" + NAME + "-01"), TwinSeed::distinct);
    }

    /** Whatever the seed derives from a name alone is the same for both, and must not be. */
    private static ObjectNode distinct(ObjectNode resource) {
        String id = resource.path("id").asText();
        ObjectNode properties = Draft.properties(resource);
        if (properties.has("macAddress")) {
            properties.put("macAddress", NetworkSeed.mac(id));
        } else {
            properties.put("uniqueId", Ids.guid("disk:" + id));
        }
        return resource;
    }
}
