package dev.cordon.range.network;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.ArmPath;
import dev.cordon.range.arm.ArmRequest;
import dev.cordon.range.arm.Tenant;
import dev.cordon.range.http.Errors;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Network security groups. */
public final class SecurityGroups extends NetworkType {
    public SecurityGroups(Tenant tenant) {
        super(tenant, "Microsoft.Network/networkSecurityGroups");
    }

    @Override
    protected void complete(ArmRequest request, ObjectNode group, Optional<ObjectNode> existing) {
        super.complete(request, group, existing);
        ObjectNode properties = group.withObjectProperty("properties");
        properties.remove(List.of("defaultSecurityRules", "networkInterfaces", "subnets"));
        ArrayNode rules = properties.withArrayProperty("securityRules");
        rules.forEach(rule -> complete(group, (ObjectNode) rule));
        checkPriorities(rules);
    }

    /** Adds what the provider decides to one rule of a group. */
    static void complete(ObjectNode group, ObjectNode rule) {
        rule.put(
                "id",
                group.path("id").asText() + "/securityRules/"
                        + rule.path("name").asText());
        rule.put("type", "Microsoft.Network/networkSecurityGroups/securityRules");
        rule.put("etag", newEtag());
        rule.withObjectProperty("properties").put("provisioningState", "Succeeded");
    }

    static void checkPriorities(ArrayNode rules) {
        Set<String> taken = new HashSet<>();
        rules.forEach(rule -> checkPriority(rule, taken));
    }

    private static void checkPriority(JsonNode rule, Set<String> taken) {
        String name = rule.path("name").asText();
        int priority = rule.at("/properties/priority").asInt();
        if (priority < 100 || priority > 4096) {
            throw Errors.refusal(
                    400,
                    "SecurityRuleInvalidPriority",
                    "Security rule has invalid Priority. Value provided: " + priority
                            + " Allowed range 100-4096. Rule: " + name + ".");
        }
        if (!taken.add(rule.at("/properties/direction").asText().toLowerCase(Locale.ROOT) + priority)) {
            throw Errors.refusal(
                    400,
                    "SecurityRuleConflict",
                    "Security rule " + name + " conflicts with another rule of the same Priority " + priority
                            + " and Direction.");
        }
    }

    @Override
    protected ObjectNode view(ArmRequest request, ObjectNode stored) {
        ObjectNode shown = stored.deepCopy();
        ObjectNode properties = shown.withObjectProperty("properties");
        properties.set("defaultSecurityRules", DefaultRules.of(shown));
        List<String> interfaces = users(stored);
        if (!interfaces.isEmpty()) {
            ArrayNode array = properties.putArray("networkInterfaces");
            interfaces.forEach(id -> array.addObject().put("id", id));
        }
        List<String> subnets = subnets(stored);
        if (!subnets.isEmpty()) {
            ArrayNode array = properties.putArray("subnets");
            subnets.forEach(id -> array.addObject().put("id", id));
        }
        return shown;
    }

    private List<String> users(ObjectNode group) {
        return inSubscription(group).stream()
                .filter(other -> uses(other, group))
                .map(other -> other.path("id").asText())
                .toList();
    }

    private List<String> subnets(ObjectNode group) {
        return inSubscription(group).stream()
                .flatMap(other ->
                        StreamSupport.stream(other.at("/properties/subnets").spliterator(), false))
                .filter(subnet -> uses(subnet, group))
                .map(subnet -> subnet.path("id").asText())
                .toList();
    }

    private List<ObjectNode> inSubscription(ObjectNode group) {
        String subscription =
                ArmPath.of(group.path("id").asText()).subscription().orElse("");
        return tenant.store().under("/subscriptions/" + subscription);
    }

    private static boolean uses(JsonNode other, ObjectNode group) {
        return other.at("/properties/networkSecurityGroup/id")
                .asText()
                .equalsIgnoreCase(group.path("id").asText());
    }

    @Override
    protected void mayGo(ObjectNode group) {
        if (!users(group).isEmpty() || !subnets(group).isEmpty()) {
            throw Errors.refusal(
                    400,
                    "InUseNetworkSecurityGroupCannotBeDeleted",
                    "Network security group " + group.path("id").asText()
                            + " cannot be deleted because it is in use by " + users(group) + subnets(group) + ".");
        }
    }
}
