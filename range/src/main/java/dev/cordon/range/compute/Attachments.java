package dev.cordon.range.compute;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.tenant.ResourceStore;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The links that interfaces and disks carry back to the machine that uses them. */
final class Attachments {
    private final ResourceStore store;

    Attachments(ResourceStore store) {
        this.store = store;
    }

    /** Marks what a machine's model names as its own, and lets go what it no longer names. */
    void hold(ObjectNode machine) {
        String id = machine.path("id").asText();
        letGo(machine);
        interfaces(machine)
                .forEach(nic -> store.change(nic, resource -> {
                    resource.withObjectProperty("properties")
                            .putObject("virtualMachine")
                            .put("id", id);
                    return resource;
                }));
        disks(machine).forEach(disk -> store.change(disk, resource -> resource.put("managedBy", id)));
    }

    /** Frees whatever is marked as a machine's own. */
    void letGo(ObjectNode machine) {
        String id = machine.path("id").asText();
        for (ObjectNode resource : store.all()) {
            boolean disk = resource.path("managedBy").asText().equalsIgnoreCase(id);
            boolean nic = resource.at("/properties/virtualMachine/id").asText().equalsIgnoreCase(id);
            if (disk) {
                resource.remove("managedBy");
            }
            if (nic) {
                resource.withObjectProperty("properties").remove("virtualMachine");
            }
            if (disk || nic) {
                store.put(resource);
            }
        }
    }

    private static List<String> interfaces(ObjectNode machine) {
        return StreamSupport.stream(
                        machine.at("/properties/networkProfile/networkInterfaces")
                                .spliterator(),
                        false)
                .map(nic -> nic.path("id").asText())
                .toList();
    }

    private static List<String> disks(ObjectNode machine) {
        var data = StreamSupport.stream(
                machine.at("/properties/storageProfile/dataDisks").spliterator(), false);
        return Stream.concat(Stream.of(machine.at("/properties/storageProfile/osDisk")), data)
                .map(disk -> disk.at("/managedDisk/id").asText())
                .filter(id -> !id.isEmpty())
                .toList();
    }
}
