package dev.cordon.azure.network;

import com.azure.resourcemanager.network.fluent.models.NetworkSecurityGroupInner;
import com.azure.resourcemanager.network.fluent.models.SecurityRuleInner;
import dev.cordon.azure.arm.Attempt;
import dev.cordon.azure.arm.Azure;
import dev.cordon.capability.ArmId;
import dev.cordon.capability.network.NsgId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The groups attached to an interface and its subnets, with their rules as written. */
final class WrittenGroups {
    private final Azure azure;

    WrittenGroups(Azure azure) {
        this.azure = azure;
    }

    Groups of(Attempt attempt, Nic nic) {
        Map<String, RuleGroup> ofSubnet = new HashMap<>();
        for (String subnet : nic.subnetIds()) {
            attempt.proceed();
            String nsg = nsgOf(subnet);
            if (nsg != null) {
                ofSubnet.put(subnet.toLowerCase(Locale.ROOT), group(ArmId.parse(nsg)));
            }
        }
        attempt.proceed();
        NsgId own = nic.nsg();
        return new Groups(ofSubnet, own == null ? List.of() : List.of(group(own.arm())));
    }

    private @Nullable String nsgOf(String subnetId) {
        ArmId subnet = ArmId.parse(subnetId);
        @Nullable NetworkSecurityGroupInner nsg = azure.clients()
                .network(subnet)
                .getSubnets()
                .get(subnet.resourceGroup(), Subnets.vnetName(subnetId), subnet.name())
                .networkSecurityGroup();
        return nsg == null ? null : nsg.id();
    }

    private RuleGroup group(ArmId id) {
        return rules(azure.clients()
                .network(id)
                .getNetworkSecurityGroups()
                .getByResourceGroup(id.resourceGroup(), id.name()));
    }

    static RuleGroup rules(NetworkSecurityGroupInner group) {
        return new RuleGroup(
                group.name(),
                Stream.concat(rules(group.securityRules()), rules(group.defaultSecurityRules()))
                        .map(AzureRules::written)
                        .toList());
    }

    private static Stream<SecurityRuleInner> rules(@Nullable List<SecurityRuleInner> rules) {
        return rules == null ? Stream.of() : rules.stream();
    }
}
