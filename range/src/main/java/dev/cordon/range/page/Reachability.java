package dev.cordon.range.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * What a security group lets through, in words; its own rules only, not those of a subnet.
 *
 * @param words such as "cut off, but for 10.99.0.0/24"
 * @param cutOff whether it denies everything in both directions, save for exceptions
 */
record Reachability(String words, boolean cutOff) {
    private static final Set<String> ANYWHERE = Set.of("*", "any", "internet", "0.0.0.0/0");

    static Reachability of(ObjectNode group) {
        List<String> exceptions = new ArrayList<>();
        boolean inbound = closed(group, "Inbound", "source", "destination", exceptions);
        boolean outbound = closed(group, "Outbound", "destination", "source", exceptions);
        if (inbound && outbound) {
            String but = exceptions.isEmpty() ? "" : ", but for " + String.join(", ", exceptions);
            return new Reachability("cut off" + but, true);
        }
        return new Reachability(inbound ? "open outbound" : outbound ? "open inbound" : "open", false);
    }

    /** Whether everything is denied before anything is allowed from or to anywhere. */
    private static boolean closed(
            ObjectNode group, String direction, String far, String near, List<String> exceptions) {
        for (JsonNode rule : rules(group, direction)) {
            List<String> peers = values(rule, far + "AddressPrefix", "es");
            boolean anywhere = peers.stream().anyMatch(Reachability::isAnywhere);
            boolean allows = rule.path("access").asText().equalsIgnoreCase("Allow");
            if (allows && anywhere) {
                return false;
            }
            if (allows) {
                exceptions.addAll(peers);
            } else if (anywhere && deniesAll(rule, near)) {
                return true;
            }
        }
        return false;
    }

    private static List<JsonNode> rules(ObjectNode group, String direction) {
        List<JsonNode> rules = new ArrayList<>();
        group.at("/properties/securityRules").forEach(rule -> rules.add(rule.path("properties")));
        rules.removeIf(rule -> !rule.path("direction").asText().equalsIgnoreCase(direction));
        rules.sort(Comparator.comparingInt(rule -> rule.path("priority").asInt()));
        return rules;
    }

    private static boolean deniesAll(JsonNode rule, String near) {
        return rule.path("protocol").asText().equals("*")
                && values(rule, near + "AddressPrefix", "es").stream().anyMatch(Reachability::isAnywhere)
                && values(rule, "sourcePortRange", "s").contains("*")
                && values(rule, "destinationPortRange", "s").contains("*");
    }

    private static List<String> values(JsonNode rule, String name, String plural) {
        List<String> values = new ArrayList<>();
        rule.path(name + plural).forEach(value -> values.add(value.asText()));
        if (rule.hasNonNull(name)) {
            values.add(rule.path(name).asText());
        }
        return values;
    }

    private static boolean isAnywhere(String prefix) {
        return ANYWHERE.stream().anyMatch(prefix::equalsIgnoreCase);
    }
}
