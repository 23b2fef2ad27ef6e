package dev.cordon.range.network;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.http.Json;

/** The six rules that every network security group ends with. */
final class DefaultRules {
    private static final String ANY = "*";
    private static final String NETWORK = "VirtualNetwork";

    private DefaultRules() {}

    static ArrayNode of(ObjectNode group) {
        ArrayNode rules = Json.array();
        rules.add(rule(group, "AllowVnetInBound", 65000, "Inbound", "Allow", NETWORK, NETWORK));
        rules.add(rule(group, "AllowAzureLoadBalancerInBound", 65001, "Inbound", "Allow", "AzureLoadBalancer", ANY));
        rules.add(rule(group, "DenyAllInBound", 65500, "Inbound", "Deny", ANY, ANY));
        rules.add(rule(group, "AllowVnetOutBound", 65000, "Outbound", "Allow", NETWORK, NETWORK));
        rules.add(rule(group, "AllowInternetOutBound", 65001, "Outbound", "Allow", ANY, "Internet"));
        rules.add(rule(group, "DenyAllOutBound", 65500, "Outbound", "Deny", ANY, ANY));
        return rules;
    }

    private static ObjectNode rule(
            ObjectNode group, String name, int priority, String direction, String access, String from, String to) {
        ObjectNode rule = Json.object();
        rule.put("name", name).put("id", group.path("id").asText() + "/defaultSecurityRules/" + name);
        rule.put("type", "Microsoft.Network/networkSecurityGroups/defaultSecurityRules");
        rule.put("etag", group.path("etag").asText());
        ObjectNode properties = rule.putObject("properties");
        properties.put("provisioningState", "Succeeded").put("protocol", ANY);
        properties.put("sourcePortRange", ANY).put("destinationPortRange", ANY);
        properties.put("sourceAddressPrefix", from).put("destinationAddressPrefix", to);
        properties.put("access", access).put("priority", priority).put("direction", direction);
        return rule;
    }
}
