package dev.cordon.azure.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.json.JsonProviders;
import com.azure.json.JsonReader;
import com.azure.resourcemanager.network.fluent.models.SecurityRuleInner;
import com.azure.resourcemanager.network.models.EffectiveBaseSecurityAdminRule;
import com.azure.resourcemanager.network.models.EffectiveNetworkSecurityRule;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How rules are read out of what Azure sends. */
class AzureRulesTest {
    @Test
    void an_effective_rule_keeps_what_azure_expanded() throws IOException {
        try (JsonReader json = JsonProviders.createReader("""
                {"name":"defaultSecurityRules/AllowVnetInBound","protocol":"All","sourcePortRange":"0-65535",
                 "destinationPortRange":"0-65535","sourcePortRanges":["0-65535"],"destinationPortRanges":["0-65535"],
                 "sourceAddressPrefix":"VirtualNetwork","sourceAddressPrefixes":["VirtualNetwork"],
                 "expandedSourceAddressPrefix":["10.0.0.0/16"],"destinationAddressPrefix":"VirtualNetwork",
                 "expandedDestinationAddressPrefix":["10.0.0.0/16"],"access":"Allow","priority":65000,
                 "direction":"Inbound"}
                """)) {
            assertThat(AzureRules.effective(EffectiveNetworkSecurityRule.fromJson(json)))
                    .isEqualTo(new Rule(
                            "defaultSecurityRules/AllowVnetInBound",
                            65000,
                            Direction.INBOUND,
                            Verdict.ALLOW,
                            "All",
                            new Endpoint(List.of("VirtualNetwork"), List.of("10.0.0.0/16"), List.of("0-65535")),
                            new Endpoint(List.of("VirtualNetwork"), List.of("10.0.0.0/16"), List.of("0-65535"))));
        }
    }

    @Test
    void an_outbound_rule_has_its_destination_as_the_remote_side() throws IOException {
        try (JsonReader json = JsonProviders.createReader("""
                {"name":"out","properties":{"protocol":"Tcp","sourcePortRange":"*","destinationPortRange":"443",
                 "sourceApplicationSecurityGroups":[{"id":"/asg/app"}],"destinationAddressPrefix":"Internet",
                 "access":"Deny","priority":200,"direction":"Outbound"}}
                """)) {
            assertThat(AzureRules.written(SecurityRuleInner.fromJson(json)))
                    .isEqualTo(new Rule(
                            "out",
                            200,
                            Direction.OUTBOUND,
                            Verdict.DENY,
                            "Tcp",
                            new Endpoint(List.of("Internet"), List.of(), List.of("443")),
                            new Endpoint(List.of("/asg/app"), List.of(), List.of("*"))));
        }
    }

    @Test
    void an_admin_rule_that_always_allows_is_known_as_such() throws IOException {
        assertThat(admin("""
                        {"kind":"Custom","id":"/nm/securityAdminConfigurations/c/ruleCollections/rc/rules/scanner",
                         "properties":{"protocol":"Any","sources":[{"addressPrefix":"10.9.0.0/24","addressPrefixType":"IPPrefix"}],
                         "destinations":[],"access":"AlwaysAllow","priority":7,"direction":"Inbound"}}
                        """))
                .containsExactly(new Rule(
                        "scanner",
                        7,
                        Direction.INBOUND,
                        Verdict.ALWAYS_ALLOW,
                        "Any",
                        new Endpoint(List.of("10.9.0.0/24"), List.of(), List.of("*")),
                        new Endpoint(List.of(), List.of(), List.of("*"))));
    }

    @Test
    void an_admin_rule_of_an_unknown_kind_counts_as_allowing_everything() throws IOException {
        assertThat(admin("{\"kind\":\"NextYears\",\"id\":\"/rules/x\"}"))
                .hasSize(2)
                .allSatisfy(rule -> assertThat(rule.verdict()).isEqualTo(Verdict.ALWAYS_ALLOW));
    }

    private static List<Rule> admin(String text) throws IOException {
        try (JsonReader json = JsonProviders.createReader(text)) {
            return AzureRules.admin(EffectiveBaseSecurityAdminRule.fromJson(json))
                    .toList();
        }
    }
}
