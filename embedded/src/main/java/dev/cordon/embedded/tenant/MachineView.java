package dev.cordon.embedded.tenant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A machine as Azure shows it at one moment.
 *
 * @param vm the machine
 * @param nics its interfaces by id
 */
public record MachineView(JsonNode vm, Map<String, JsonNode> nics) {
    /** Reads a machine and its interfaces. */
    public static MachineView read(Azure azure, String vmId) {
        JsonNode vm = azure.vm(vmId);
        Map<String, JsonNode> nics = new LinkedHashMap<>();
        vm.at("/properties/networkProfile/networkInterfaces").forEach(nic -> {
            String id = nic.path("id").asText();
            nics.put(id, azure.network(id));
        });
        return new MachineView(vm, nics);
    }

    /** The ids of its disks. */
    public List<String> disks() {
        JsonNode storage = vm.at("/properties/storageProfile");
        List<String> ids = new ArrayList<>();
        ids.add(storage.at("/osDisk/managedDisk/id").asText());
        storage.path("dataDisks")
                .forEach(disk -> ids.add(disk.at("/managedDisk/id").asText()));
        return ids;
    }

    public Map<String, String> tags() {
        Map<String, String> tags = new TreeMap<>();
        vm.path("tags")
                .properties()
                .forEach(tag -> tags.put(tag.getKey(), tag.getValue().asText()));
        return tags;
    }

    public boolean isolated() {
        return "isolated".equals(tags().get("ir-status"));
    }

    /** Whether an isolation got as far as the network. */
    public boolean quarantined() {
        return nics.values().stream().anyMatch(nic -> groupOf(nic).contains("quarantine"));
    }

    /** The id of the group attached to an interface; empty for none. */
    static String groupOf(JsonNode nic) {
        return nic.at("/properties/networkSecurityGroup/id").asText();
    }

    /** An interface without what a change of its group has to change. */
    static JsonNode withoutGroup(JsonNode nic) {
        ObjectNode rest = nic.deepCopy();
        rest.remove("etag");
        ObjectNode properties = (ObjectNode) rest.path("properties");
        properties.remove(List.of("networkSecurityGroup", "provisioningState"));
        properties.path("ipConfigurations").forEach(each -> ((ObjectNode) each).remove("etag"));
        return rest;
    }
}
