package dev.cordon.range.network;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.Tenant;
import dev.cordon.range.http.Json;
import java.util.Optional;

/** The rules and routes in effect on an interface: its own group's, and its subnet's. */
final class EffectiveRules {
    private final Tenant tenant;
    private final References references;

    EffectiveRules(Tenant tenant) {
        this.tenant = tenant;
        this.references = new References(tenant);
    }

    ObjectNode groupsOn(ObjectNode nic) {
        ObjectNode result = Json.object();
        ArrayNode value = result.putArray("value");
        String subnetId = subnetOf(nic);
        Optional<JsonNode> network = network(subnetId);
        references
                .find(subnetId)
                .map(subnet -> subnet.at("/properties/networkSecurityGroup/id").asText())
                .filter(id -> !id.isEmpty())
                .ifPresent(id -> add(value, id, "subnet", subnetId, network));
        String own = nic.at("/_applied/networkSecurityGroup").asText();
        if (!own.isEmpty()) {
            add(value, own, "networkInterface", nic.path("id").asText(), network);
        }
        return result;
    }

    private static String subnetOf(ObjectNode nic) {
        return nic.at("/properties/ipConfigurations/0/properties/subnet/id").asText();
    }

    private Optional<JsonNode> network(String subnetId) {
        return tenant.store()
                .find(subnetId.replaceFirst("(?i)/subnets/[^/]+$", ""))
                .map(JsonNode.class::cast);
    }

    private void add(ArrayNode value, String groupId, String kind, String id, Optional<JsonNode> network) {
        tenant.store().find(groupId).ifPresent(group -> {
            ObjectNode entry = value.addObject();
            entry.putObject("networkSecurityGroup").put("id", group.path("id").asText());
            entry.putObject("association").putObject(kind).put("id", id);
            // No tagMap: half of the official clients read it as text, the other half as an object.
            ArrayNode rules = entry.putArray("effectiveSecurityRules");
            RuleExpansion expansion = new RuleExpansion(network);
            group.at("/properties/securityRules").forEach(rule -> rules.add(expansion.of("securityRules", rule)));
            DefaultRules.of(group).forEach(rule -> rules.add(expansion.of("defaultSecurityRules", rule)));
        });
    }

    ObjectNode routesOn(ObjectNode nic) {
        ObjectNode result = Json.object();
        ArrayNode value = result.putArray("value");
        network(subnetOf(nic))
                .ifPresent(network -> network.at("/properties/addressSpace/addressPrefixes")
                        .forEach(prefix -> route(value, prefix.asText(), "VnetLocal")));
        route(value, "0.0.0.0/0", "Internet");
        return result;
    }

    private static void route(ArrayNode value, String prefix, String hop) {
        ObjectNode route = value.addObject().put("source", "Default").put("state", "Active");
        route.putArray("addressPrefix").add(prefix);
        route.put("nextHopType", hop).putArray("nextHopIpAddress");
    }
}
