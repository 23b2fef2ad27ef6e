package dev.cordon.range;

import static dev.cordon.range.ArmClient.COMPUTE;
import static dev.cordon.range.ArmClient.NETWORK;
import static dev.cordon.range.ArmClient.QUARANTINE;
import static dev.cordon.range.ArmClient.WORKLOAD;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.ArmClient.Reply;
import dev.cordon.range.http.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkSpec extends RangeSpec {
    private static final String NIC = NETWORK + "/networkInterfaces/nic-app-01";

    private ObjectNode nicWith(String group) {
        ObjectNode nic = owner.get(NIC).json();
        nic.withObjectProperty("properties").putObject("networkSecurityGroup").put("id", group);
        return nic;
    }

    @Test
    void a_stale_etag_is_refused_and_changes_nothing() {
        ObjectNode stale = nicWith(QUARANTINE);
        assertThat(owner.put(NIC, stale, "If-Match", stale.path("etag").asText())
                        .status())
                .isEqualTo(200);
        range.passes("PT1S");
        ObjectNode back = nicWith(NETWORK + "/networkSecurityGroups/nsg-app");

        Reply reply = owner.put(NIC, back, "If-Match", stale.path("etag").asText());

        assertThat(reply.status()).isEqualTo(412);
        assertThat(reply.code()).isEqualTo("PreconditionFailed");
        assertThat(owner.get(NIC).text("/properties/networkSecurityGroup/id")).isEqualTo(QUARANTINE);
        assertThat(owner.get(NIC).header("ETag")).isEqualTo(owner.get(NIC).text("/etag"));
    }

    @Test
    void a_second_write_during_an_operation_is_a_conflict() {
        owner.put(NIC, nicWith(QUARANTINE));
        assertThat(owner.get(NIC).text("/properties/provisioningState")).isEqualTo("Updating");

        Reply second = owner.put(NIC, nicWith(QUARANTINE));

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.code()).isEqualTo("AnotherOperationInProgress");
        range.passes("PT1S");
        assertThat(owner.get(NIC).text("/properties/provisioningState")).isEqualTo("Succeeded");
    }

    @Test
    void a_put_replaces_the_whole_interface_and_keeps_what_only_azure_decides() {
        ObjectNode nic = nicWith(QUARANTINE);
        nic.remove("tags");
        nic.withObjectProperty("properties").remove(List.of("dnsSettings", "macAddress", "virtualMachine"));
        nic.withObjectProperty("properties").put("propertyOfAnotherTime", "kept");

        owner.put(NIC, nic);
        range.passes("PT1S");

        ObjectNode after = owner.get(NIC).json();
        assertThat(after.has("tags")).isFalse();
        assertThat(after.at("/properties/dnsSettings/dnsServers")).isEmpty();
        assertThat(after.at("/properties/virtualMachine/id").asText())
                .isEqualTo(COMPUTE + "/virtualMachines/vm-app-01");
        assertThat(after.at("/properties/macAddress").asText()).startsWith("00-0D-3A");
        assertThat(after.at("/properties/propertyOfAnotherTime").asText()).isEqualTo("kept");
    }

    @Test
    void a_group_must_exist_in_the_interfaces_own_region() {
        String north = QUARANTINE + "-neu";

        assertThat(owner.put(NIC, nicWith(QUARANTINE + "-none")).code()).isEqualTo("InvalidResourceReference");
        Reply wrong = owner.put(NIC, nicWith(north));

        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.message()).contains(north, "in the same region");
    }

    @Test
    void a_group_shows_its_default_rules_and_who_uses_it() {
        ObjectNode group = owner.get(NETWORK + "/networkSecurityGroups/nsg-app").json();

        assertThat(group.at("/properties/defaultSecurityRules")).hasSize(6);
        assertThat(group.at("/properties/networkInterfaces")).hasSize(3);
        assertThat(owner.get(NETWORK + "/networkSecurityGroups/nsg-snet-app")
                        .json()
                        .at("/properties/subnets"))
                .hasSize(1);
        assertThat(owner.delete(NETWORK + "/networkSecurityGroups/nsg-app").code())
                .isEqualTo("InUseNetworkSecurityGroupCannotBeDeleted");
    }

    @Test
    void a_rule_is_written_and_deleted_by_its_own_address() {
        ObjectNode rule = Json.object();
        rule.putObject("properties")
                .put("protocol", "Tcp")
                .put("access", "Allow")
                .put("direction", "Inbound")
                .put("priority", 100);
        String rules = QUARANTINE + "/securityRules/";

        assertThat(owner.put(rules + "twin", rule).code()).isEqualTo("SecurityRuleConflict");
        rule.withObjectProperty("properties").put("priority", 90);
        assertThat(owner.put(rules + "low", rule).code()).isEqualTo("SecurityRuleInvalidPriority");
        rule.withObjectProperty("properties").put("priority", 300);
        assertThat(owner.put(rules + "own", rule).status()).isEqualTo(201);
        range.passes("PT1S");

        assertThat(owner.all(QUARANTINE + "/securityRules")).hasSize(4);
        assertThat(owner.delete(rules + "own").status()).isEqualTo(202);
        range.passes("PT1S");
        assertThat(owner.get(rules + "own").status()).isEqualTo(404);
        assertThat(owner.all(QUARANTINE + "/defaultSecurityRules")).hasSize(6);
    }

    @Test
    void effective_rules_are_spelled_out_and_only_known_while_the_machine_runs() {
        owner.put(NIC, nicWith(QUARANTINE));
        range.passes("PT1S");

        Reply accepted = owner.post(NIC + "/effectiveNetworkSecurityGroups", "");
        range.passes("PT1S");

        JsonNode own = owner.get(accepted.header("Location")).json().at("/value/1");
        assertThat(own.at("/association/networkInterface/id").asText()).isEqualTo(NIC);
        JsonNode allow = own.at("/effectiveSecurityRules/0");
        assertThat(allow.path("name").asText()).isEqualTo("securityRules/allow-responders");
        assertThat(allow.path("destinationPortRanges").toString()).isEqualTo("[\"22-22\",\"3389-3389\"]");
        JsonNode deny = own.at("/effectiveSecurityRules/1");
        assertThat(deny.path("protocol").asText()).isEqualTo("All");
        assertThat(deny.path("sourceAddressPrefix").asText()).isEqualTo("0.0.0.0/0");
        assertThat(own.path("effectiveSecurityRules")).hasSize(9);

        Reply off = owner.post(NETWORK + "/networkInterfaces/nic-db-01/effectiveNetworkSecurityGroups", "");
        assertThat(off.status()).isEqualTo(400);
    }

    @Test
    void an_interface_without_a_group_of_its_own_has_only_its_subnets() {
        Reply accepted = owner.post(NETWORK + "/networkInterfaces/nic-web-01/effectiveNetworkSecurityGroups", "");
        range.passes("PT1S");

        JsonNode value = owner.get(accepted.header("Location")).json().path("value");
        assertThat(value).hasSize(1);
        assertThat(value.at("/0/association/subnet/id").asText()).endsWith("/subnets/snet-app");
    }

    @Test
    void no_network_manager_lays_admin_rules_over_the_network() {
        Reply rules = owner.post(
                NETWORK + "/virtualNetworks/vnet-workload/listNetworkManagerEffectiveSecurityAdminRules", "{}");

        assertThat(rules.status()).isEqualTo(200);
        assertThat(rules.json().path("value").isArray()).isTrue();
        assertThat(rules.json().path("value")).isEmpty();
    }

    @Test
    void a_new_group_is_created_and_deleted_as_a_long_running_operation() {
        String group =
                WORKLOAD + "/resourceGroups/rg-security-prod/providers/Microsoft.Network/networkSecurityGroups/nsg-new";
        Reply created = owner.put(group, Json.object().put("location", "West Europe"));
        range.passes("PT1S");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.text("/location")).isEqualTo("westeurope");
        Reply deleted = owner.delete(group);
        range.passes("PT1S");
        assertThat(deleted.status()).isEqualTo(202);
        assertThat(owner.get(group).status()).isEqualTo(404);
    }
}
