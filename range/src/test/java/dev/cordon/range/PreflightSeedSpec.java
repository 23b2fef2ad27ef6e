package dev.cordon.range;

import static dev.cordon.range.ArmClient.COMPUTE;
import static dev.cordon.range.ArmClient.NETWORK;
import static dev.cordon.range.ArmClient.WORKLOAD;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cordon.range.ArmClient.Reply;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The machines with one thing wrong, each seen through ARM as a preflight would see it. */
class PreflightSeedSpec extends RangeSpec {
    private static final String SANDBOX = "/subscriptions/e7d3a1c4-5b2f-4a86-9c0e-1f6b8d2a7c03";
    private static final String GROUPS =
            WORKLOAD + "/resourceGroups/rg-security-prod/providers/Microsoft.Network/networkSecurityGroups/";
    private static final String EVIDENCE_SNAPSHOTS =
            WORKLOAD + "/resourceGroups/rg-forensic-prod/providers/Microsoft.Compute/snapshots";

    @Test
    void every_machine_runs_with_a_disk_an_interface_and_a_security_group_of_its_own() {
        for (String name : List.of("protected", "us", "fr", "se", "private", "quota")) {
            Reply machine = owner.get(COMPUTE + "/virtualMachines/vm-" + name + "-01");
            Reply nic = owner.get(machine.text("/properties/networkProfile/networkInterfaces/0/id"));

            assertThat(owner.get(machine.text("/properties/storageProfile/osDisk/managedDisk/id"))
                            .text("/managedBy"))
                    .isEqualTo(machine.text("/id"));
            assertThat(nic.text("/location")).isEqualTo(machine.text("/location"));
            assertThat(nic.text("/properties/networkSecurityGroup/id"))
                    .isEqualTo(NETWORK + "/networkSecurityGroups/nsg-" + name);
            assertThat(owner.get(nic.text("/properties/networkSecurityGroup/id"))
                            .text("/location"))
                    .isEqualTo(machine.text("/location"));
            assertThat(owner.get(nic.text("/properties/ipConfigurations/0/properties/subnet/id"))
                            .status())
                    .isEqualTo(200);
            assertThat(machine.json().has("identity")).isFalse();
        }
    }

    @Test
    void tags_tell_a_protected_machine_and_one_that_another_incident_holds() {
        assertThat(owner.get(COMPUTE + "/virtualMachines/vm-protected-01").text("/tags/cordon-protected"))
                .isEqualTo("domain controller");
        Reply contained = owner.get(COMPUTE + "/virtualMachines/vm-contained-01");
        assertThat(contained.json().path("tags").has("ir-hold.ir-2026-04-01-007"))
                .isTrue();
        assertThat(contained.text("/tags/ir-status")).isEqualTo("isolated");
        assertThat(owner.get(NETWORK + "/networkInterfaces/nic-contained-01")
                        .text("/properties/networkSecurityGroup/id"))
                .isEqualTo(GROUPS + "nsg-ir-quarantine");
    }

    @Test
    void a_read_only_lock_stands_between_the_owner_and_the_locked_machine() {
        String group = WORKLOAD + "/resourceGroups/rg-workload-locked";

        Reply refused = owner.patch(
                group + "/providers/Microsoft.Compute/virtualMachines/vm-locked-01", "{\"tags\":{\"a\":\"b\"}}");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("ScopeLocked");
        assertThat(owner.all(group + "/providers/Microsoft.Authorization/locks"))
                .extracting(lock -> lock.at("/properties/level").asText())
                .containsExactly("ReadOnly");
    }

    @Test
    void quarantine_groups_abroad_are_missing_loosened_or_keep_established_flows() {
        assertThat(owner.all(WORKLOAD + "/providers/Microsoft.Network/networkSecurityGroups"))
                .filteredOn(group -> group.path("location").asText().equals("eastus"))
                .extracting(group -> group.path("name").asText())
                .containsExactly("nsg-us");
        JsonNode rules = owner.get(GROUPS + "nsg-ir-quarantine-frc").json().at("/properties/securityRules");
        assertThat(StreamSupport.stream(rules.spliterator(), false))
                .filteredOn(rule -> rule.at("/properties/access").asText().equals("Allow"))
                .extracting(rule -> rule.at("/properties/sourceAddressPrefix").asText())
                .containsExactly("10.99.0.0/24", "*");
        assertThat(owner.get(GROUPS + "nsg-ir-quarantine-frc").json().at("/properties/flushConnection"))
                .hasToString("true");
        assertThat(owner.get(GROUPS + "nsg-ir-quarantine-sec").json().at("/properties/flushConnection"))
                .doesNotHaveToString("true");
    }

    @Test
    void a_private_disk_gives_no_access_and_a_full_one_no_further_snapshot() {
        Reply access = owner.post(
                COMPUTE + "/disks/disk-private-01-os/beginGetAccess",
                "{\"access\":\"Read\",\"durationInSeconds\":600}");
        Reply snapshot =
                owner.put(EVIDENCE_SNAPSHOTS + "/one-more", SnapshotSpec.copyOf(COMPUTE + "/disks/disk-quota-01-os"));

        assertThat(access.code()).isEqualTo("OperationNotAllowed");
        assertThat(snapshot.status()).isEqualTo(429);
        assertThat(owner.all(EVIDENCE_SNAPSHOTS)).hasSize(500);
    }

    @Test
    void in_the_sandbox_the_worker_reads_and_may_not_change_anything() {
        String machine =
                SANDBOX + "/resourceGroups/rg-sandbox/providers/Microsoft.Compute/virtualMachines/vm-sandbox-01";
        ArmClient worker = range.as("cordon-worker");

        assertThat(worker.get(machine).status()).isEqualTo(200);
        assertThat(worker.patch(machine, "{\"tags\":{\"a\":\"b\"}}").code()).isEqualTo("AuthorizationFailed");
        assertThat(worker.get(SANDBOX + "/resourceGroups/rg-forensic-prod").status())
                .isEqualTo(404);
    }

    @Test
    void the_second_container_of_the_vault_keeps_evidence_only_until_somebody_lifts_its_policy() {
        String containers = ArmClient.FORENSIC + "/resourceGroups/rg-forensic-prod/providers/Microsoft.Storage"
                + "/storageAccounts/stforensicirprodweu/blobServices/default/containers/";

        assertThat(owner.get(containers + "ir-evidence-unlocked/immutabilityPolicies/default")
                        .text("/properties/state"))
                .isEqualTo("Unlocked");
        assertThat(owner.get(containers + "ir-evidence/immutabilityPolicies/default")
                        .text("/properties/state"))
                .isEqualTo("Locked");
    }
}
