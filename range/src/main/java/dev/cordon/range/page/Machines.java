package dev.cordon.range.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.ArmPath;
import dev.cordon.range.tenant.ResourceStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The virtual machines: whether they run, whether they are cut off, and what their identities and tags say. */
final class Machines {
    private static final String TYPE = "/providers/microsoft.compute/virtualmachines/";
    private static final String TAGS_THAT_MATTER = "(?i)(ir-|incident|isolated|cordon).*";

    private final ResourceStore store;

    Machines(ResourceStore store) {
        this.store = store;
    }

    List<Machine> all() {
        return store.whoseIdContains(TYPE).stream()
                .filter(resource -> pathOf(resource).segments().size() == 8)
                .map(this::machine)
                .sorted(Comparator.comparing(Machine::name).thenComparing(Machine::group))
                .toList();
    }

    private static ArmPath pathOf(JsonNode resource) {
        return ArmPath.of(resource.path("id").asText());
    }

    private Machine machine(ObjectNode resource) {
        List<Interface> interfaces = new ArrayList<>();
        resource.at("/properties/networkProfile/networkInterfaces")
                .forEach(reference ->
                        store.find(reference.path("id").asText()).ifPresent(nic -> interfaces.add(attached(nic))));
        return new Machine(
                pathOf(resource).name(),
                pathOf(resource).resourceGroup().orElse(""),
                resource.path("location").asText(),
                resource.path("_power").asText("unknown"),
                interfaces,
                identities(resource.path("identity")),
                tags(resource.path("tags")));
    }

    private Interface attached(ObjectNode nic) {
        String group = nic.at("/properties/networkSecurityGroup/id").asText();
        boolean inEffect = nic.at("/_applied/networkSecurityGroup").asText().equalsIgnoreCase(group);
        Optional<ObjectNode> found = store.find(group);
        String words = found.map(Reachability::of).map(Reachability::words).orElse("open");
        boolean cutOff =
                found.map(Reachability::of).filter(Reachability::cutOff).isPresent() && inEffect;
        return new Interface(
                pathOf(nic).name(),
                group.isEmpty() ? "no security group" : ArmPath.of(group).name(),
                words + (inEffect ? "" : ", not in effect yet"),
                cutOff);
    }

    private static List<String> identities(JsonNode identity) {
        List<String> identities = new ArrayList<>();
        if (identity.path("type").asText().contains("SystemAssigned")) {
            identities.add("system-assigned");
        }
        identity.path("userAssignedIdentities")
                .fieldNames()
                .forEachRemaining(id -> identities.add(ArmPath.of(id).name()));
        return identities;
    }

    private static List<String> tags(JsonNode tags) {
        return tags.properties().stream()
                .filter(tag -> tag.getKey().matches(TAGS_THAT_MATTER))
                .map(tag -> tag.getKey() + " = " + tag.getValue().asText())
                .toList();
    }

    /**
     * A machine.
     *
     * @param name its name
     * @param group its resource group
     * @param location its region
     * @param power whether it runs
     * @param interfaces its network interfaces
     * @param identities the names of its identities
     * @param tags the tags that tell of incidents
     */
    record Machine(
            String name,
            String group,
            String location,
            String power,
            List<Interface> interfaces,
            List<String> identities,
            List<String> tags) {
        Machine {
            interfaces = List.copyOf(interfaces);
            identities = List.copyOf(identities);
            tags = List.copyOf(tags);
        }
    }

    /**
     * A network interface.
     *
     * @param name its name
     * @param group the security group attached to it
     * @param words what that group lets through
     * @param cutOff whether that is nothing but exceptions
     */
    record Interface(String name, String group, String words, boolean cutOff) {}
}
