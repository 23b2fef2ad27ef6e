package dev.cordon.azure.network;

import com.azure.core.management.SubResource;
import com.azure.json.JsonProviders;
import com.azure.json.JsonReader;
import com.azure.resourcemanager.network.fluent.NetworkInterfacesClient;
import com.azure.resourcemanager.network.fluent.models.EffectiveNetworkSecurityGroupListResultInner;
import com.azure.resourcemanager.network.models.EffectiveNetworkSecurityGroup;
import com.azure.resourcemanager.network.models.EffectiveNetworkSecurityGroupAssociation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.azure.arm.Answer;
import dev.cordon.azure.arm.Attempt;
import dev.cordon.azure.arm.Azure;
import dev.cordon.azure.arm.Json;
import dev.cordon.capability.ArmId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The groups with the rules that Azure computes for an interface of a running machine. */
final class EffectiveGroups {
    private final Azure azure;

    EffectiveGroups(Azure azure) {
        this.azure = azure;
    }

    Groups of(Attempt attempt, Nic nic) {
        ArmId id = nic.id().arm();
        NetworkInterfacesClient client = azure.clients().network(id).getNetworkInterfaces();
        Answer answer = azure.operations()
                .read(
                        attempt,
                        nic.id().id(),
                        () -> Answer.of(client.listEffectiveNetworkSecurityGroupsWithResponseAsync(
                                id.resourceGroup(), id.name())));
        Map<String, RuleGroup> ofSubnet = new HashMap<>();
        List<RuleGroup> ofNic = new ArrayList<>();
        for (EffectiveNetworkSecurityGroup group : parse(answer.json())) {
            EffectiveNetworkSecurityGroupAssociation association = group.association();
            if (has(association.networkInterface())) {
                ofNic.add(group(group));
            } else if (has(association.subnet())) {
                ofSubnet.put(association.subnet().id().toLowerCase(Locale.ROOT), group(group));
            }
            // Those of a network manager are read as what they are, with their AlwaysAllow: see AdminRules.
        }
        return new Groups(ofSubnet, ofNic);
    }

    private static RuleGroup group(EffectiveNetworkSecurityGroup group) {
        String id = group.networkSecurityGroup().id();
        return new RuleGroup(
                id.substring(id.lastIndexOf('/') + 1),
                group.effectiveSecurityRules().stream()
                        .map(AzureRules::effective)
                        .toList());
    }

    private static boolean has(@Nullable SubResource resource) {
        return resource != null && resource.id() != null;
    }

    private static List<EffectiveNetworkSecurityGroup> parse(JsonNode body) {
        // The typed model takes it for a text, loses its place in the answer where Azure writes an object, and fails.
        body.path("value").forEach(group -> ((ObjectNode) group).remove("tagMap"));
        try (JsonReader json = JsonProviders.createReader(Json.write(body))) {
            List<EffectiveNetworkSecurityGroup> groups =
                    EffectiveNetworkSecurityGroupListResultInner.fromJson(json).value();
            return groups == null ? List.of() : groups;
        } catch (IOException unreadable) {
            throw Json.unreadable(unreadable);
        }
    }
}
