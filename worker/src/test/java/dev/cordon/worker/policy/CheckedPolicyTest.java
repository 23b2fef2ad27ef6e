package dev.cordon.worker.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cordon.capability.policy.ContainmentPolicy;
import dev.cordon.worker.InvalidSetting;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckedPolicyTest {
    private static final String SUBSCRIPTION = "/subscriptions/a1f5c7de-0b6e-4c0b-8f5e-6d2b7c9e1a01";
    private static final String NSG =
            SUBSCRIPTION + "/resourceGroups/rg-security-prod/providers/Microsoft.Network/networkSecurityGroups/nsg-ir";
    private static final String VAULT = "https://stforensicirprodweu.blob.core.windows.net/ir-evidence";

    private final ContainmentProperties good = new ContainmentProperties(
            "rg-forensic-prod", List.of(nsg("westeurope", NSG)), List.of("10.99.0.0/24"), VAULT, Duration.ofMinutes(5));

    @Test
    void a_complete_configuration_becomes_the_policy() {
        ContainmentPolicy policy = new CheckedPolicy(good).policy();

        assertThat(policy.evidenceResourceGroup()).isEqualTo("rg-forensic-prod");
        assertThat(policy.quarantineFor("A1F5C7DE-0b6e-4c0b-8f5e-6d2b7c9e1a01", "WestEurope"))
                .hasValueSatisfying(nsg -> assertThat(nsg.id()).isEqualTo(NSG));
        assertThat(policy.responderSubnets()).containsExactly("10.99.0.0/24");
        assertThat(policy.vaultContainer()).isEqualTo(VAULT);
        assertThat(policy.timeToContainTarget()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void a_missing_evidence_group_is_named() {
        refused(
                new ContainmentProperties(null, good.quarantineNsgs(), good.responderSubnets(), VAULT, minutes(5)),
                "cordon.containment.evidence-resource-group: missing");
    }

    @Test
    void missing_quarantine_groups_are_named() {
        refused(quarantine(List.of()), "cordon.containment.quarantine-nsgs: missing");
    }

    @Test
    void a_quarantine_group_that_is_no_group_is_named_by_its_place() {
        refused(
                quarantine(List.of(nsg("westeurope", NSG), nsg("northeurope", SUBSCRIPTION))),
                "cordon.containment.quarantine-nsgs[1].nsg-id: '" + SUBSCRIPTION + "'");
    }

    @Test
    void two_quarantine_groups_for_one_region_and_subscription_are_refused() {
        refused(
                quarantine(List.of(nsg("westeurope", NSG), nsg("WestEurope", NSG + "-2"))),
                "cordon.containment.quarantine-nsgs[1].nsg-id: a second group for westeurope");
    }

    @Test
    void a_region_must_be_given_by_its_short_name() {
        refused(
                quarantine(List.of(nsg("West Europe", NSG))),
                "cordon.containment.quarantine-nsgs[0].location: 'west europe' is not a region's short name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"10.99.0.0", "10.99.0.0/33", "10.99.0/24", "300.1.1.1/8", "fd00::/129", "responders/24", ""})
    void a_responder_subnet_that_is_no_range_is_named_by_its_place(String subnet) {
        refused(
                subnets(List.of("10.99.0.0/24", subnet)),
                "cordon.containment.responder-subnets[1]: '" + subnet + "' is not an address range");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.99.0.4/32", "0.0.0.0/0", "fd00:abcd::/64"})
    void ranges_of_both_families_are_taken(String subnet) {
        assertThat(new CheckedPolicy(subnets(List.of(subnet))).policy().responderSubnets())
                .containsExactly(subnet);
    }

    @ParameterizedTest
    @CsvSource({
        "http://a.blob.core.windows.net/ir-evidence, is not a container's URL",
        "https://a.blob.core.windows.net/, is not a container's URL",
        "https://a.blob.core.windows.net/one/two/three, is not a container's URL",
        "ir-evidence, is not a container's URL",
        "not a url, is not a container's URL",
        "https://a.blob.core.windows.net/ir-evidence?sig=secret, carries a query"
    })
    void a_vault_that_is_no_container_is_refused(String url, String problem) {
        assertThatThrownBy(() -> new CheckedPolicy(vault(url)).policy())
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("cordon.containment.vault-container: ")
                .hasMessageContaining(problem)
                .hasMessageNotContaining("secret");
    }

    @Test
    void a_vault_may_be_addressed_by_path() {
        String url = "https://localhost:9443/stforensicirprodweu/ir-evidence";
        assertThat(new CheckedPolicy(vault(url)).policy().vaultContainer()).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 24 * 60 + 1})
    void a_target_out_of_range_is_refused(long minutes) {
        refused(
                new ContainmentProperties("rg", good.quarantineNsgs(), List.of(), VAULT, minutes(minutes)),
                "cordon.containment.time-to-contain-target: ");
    }

    private ContainmentProperties quarantine(List<ContainmentProperties.Nsg> nsgs) {
        return new ContainmentProperties("rg-forensic-prod", nsgs, good.responderSubnets(), VAULT, minutes(5));
    }

    private ContainmentProperties subnets(List<String> subnets) {
        return new ContainmentProperties("rg-forensic-prod", good.quarantineNsgs(), subnets, VAULT, minutes(5));
    }

    private ContainmentProperties vault(String url) {
        return new ContainmentProperties("rg-forensic-prod", good.quarantineNsgs(), List.of(), url, minutes(5));
    }

    private static ContainmentProperties.Nsg nsg(@Nullable String location, @Nullable String id) {
        return new ContainmentProperties.Nsg(location, id);
    }

    private static Duration minutes(long minutes) {
        return Duration.ofMinutes(minutes);
    }

    private static void refused(ContainmentProperties properties, String message) {
        assertThatThrownBy(() -> new CheckedPolicy(properties).policy())
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith(message);
    }
}
