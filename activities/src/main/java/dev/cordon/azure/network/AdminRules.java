package dev.cordon.azure.network;

import com.azure.core.management.exception.ManagementException;
import com.azure.resourcemanager.network.fluent.NetworkManagementClient;
import com.azure.resourcemanager.network.fluent.models.NetworkManagerEffectiveSecurityAdminRulesListResultInner;
import com.azure.resourcemanager.network.models.EffectiveBaseSecurityAdminRule;
import com.azure.resourcemanager.network.models.QueryRequestOptions;
import dev.cordon.azure.arm.Attempt;
import dev.cordon.azure.arm.Azure;
import dev.cordon.capability.ArmId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The security admin rules that network managers apply to an interface's virtual networks. Where the worker may not read
 * them, isolation is not verified: one that always allows would go past every network security group.
 */
final class AdminRules {
    /** A cloud without network managers has no rules of theirs. */
    private static final Set<String> UNKNOWN_TO_THE_CLOUD = Set.of("InvalidResourceType", "NoRegisteredProviderFound");

    private final Azure azure;

    AdminRules(Azure azure) {
        this.azure = azure;
    }

    /** A group for each configuration. */
    List<RuleGroup> of(Attempt attempt, Nic nic) {
        return nic.subnetIds().stream()
                .map(Subnets::vnetId)
                .distinct()
                .flatMap(vnet -> read(attempt, ArmId.parse(vnet)).stream())
                .collect(Collectors.groupingBy(AdminRules::configuration))
                .entrySet()
                .stream()
                .map(AdminRules::group)
                .toList();
    }

    private List<EffectiveBaseSecurityAdminRule> read(Attempt attempt, ArmId vnet) {
        NetworkManagementClient client = azure.clients().network(vnet);
        List<EffectiveBaseSecurityAdminRule> rules = new ArrayList<>();
        @Nullable String next = null;
        do {
            attempt.proceed();
            NetworkManagerEffectiveSecurityAdminRulesListResultInner page = page(client, vnet, next);
            rules.addAll(Objects.requireNonNullElse(page.value(), List.of()));
            next = page.skipToken();
        } while (next != null && !next.isEmpty());
        return rules;
    }

    private static NetworkManagerEffectiveSecurityAdminRulesListResultInner page(
            NetworkManagementClient client, ArmId vnet, @Nullable String skipToken) {
        try {
            return client.listNetworkManagerEffectiveSecurityAdminRules(
                    vnet.resourceGroup(), vnet.name(), new QueryRequestOptions().withSkipToken(skipToken));
        } catch (ManagementException failure) {
            if (failure.getValue() != null
                    && UNKNOWN_TO_THE_CLOUD.contains(failure.getValue().getCode())) {
                return new NetworkManagerEffectiveSecurityAdminRulesListResultInner();
            }
            throw failure;
        }
    }

    private static RuleGroup group(Map.Entry<String, List<EffectiveBaseSecurityAdminRule>> configuration) {
        String id = configuration.getKey();
        return new RuleGroup(
                "security admin configuration " + id.substring(id.lastIndexOf('/') + 1),
                configuration.getValue().stream().flatMap(AzureRules::admin).toList());
    }

    /** The configuration's id, of the rule's {@code …/securityAdminConfigurations/{c}/ruleCollections/{rc}/rules/{r}}. */
    private static String configuration(EffectiveBaseSecurityAdminRule rule) {
        String id = Objects.requireNonNullElse(rule.id(), "");
        int collection = id.indexOf("/ruleCollections/");
        return collection < 0 ? id : id.substring(0, collection);
    }
}
