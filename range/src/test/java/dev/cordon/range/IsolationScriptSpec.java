package dev.cordon.range;

import static dev.cordon.range.ArmClient.COMPUTE;
import static dev.cordon.range.ArmClient.NETWORK;
import static dev.cordon.range.ArmClient.PROD;
import static dev.cordon.range.ArmClient.QUARANTINE;
import static dev.cordon.range.ArmClient.WORKLOAD;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.ArmClient.Reply;
import dev.cordon.range.http.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The hardening document's isolation script, request by request, as its printed commands send them. */
class IsolationScriptSpec extends RangeSpec {
    private static final String EVIDENCE =
            WORKLOAD + "/resourceGroups/rg-forensic-prod/providers/Microsoft.Compute/snapshots/";
    private static final String READER =
            PROD + "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-app-reader";

    @Test
    void a_snapshot_is_accepted_polled_and_found_at_its_location() {
        String disk = COMPUTE + "/disks/disk-app-01-os";
        assertThat(owner.get(EVIDENCE + "disk-app-01-os").status()).isEqualTo(404);
        assertThat(owner.get(disk).text("/properties/diskState")).isEqualTo("Attached");

        Reply accepted = owner.put(EVIDENCE + "snap-os", snapshotOf(disk));

        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.text("/properties/provisioningState")).isEqualTo("Creating");
        String status = accepted.header("Azure-AsyncOperation");
        assertThat(owner.get(status).text("/status")).isEqualTo("InProgress");
        assertThat(owner.get(accepted.header("Location")).status()).isEqualTo(202);
        range.passes("PT1S");
        assertThat(owner.get(status).text("/status")).isEqualTo("Succeeded");
        Reply snapshot = owner.get(accepted.header("Location"));
        assertThat(snapshot.status()).isEqualTo(200);
        assertThat(snapshot.text("/properties/provisioningState")).isEqualTo("Succeeded");
        assertThat(snapshot.text("/properties/creationData/sourceUniqueId"))
                .isEqualTo(owner.get(disk).text("/properties/uniqueId"));
        assertThat(owner.get(EVIDENCE + "snap-os").text("/properties/completionPercent"))
                .isEqualTo("100.0");
    }

    private static ObjectNode snapshotOf(String disk) {
        ObjectNode body = Json.object().put("location", "westeurope");
        body.putObject("sku").put("name", "Standard_LRS");
        ObjectNode properties = body.putObject("properties").put("incremental", true);
        properties.putObject("creationData").put("createOption", "Copy").put("sourceResourceId", disk);
        body.putObject("tags").put("incident_id", "INC-1");
        return body;
    }

    @Test
    void a_nic_put_back_with_another_group_is_under_that_group_once_the_operation_ended() {
        String nic = NETWORK + "/networkInterfaces/nic-app-01";
        ObjectNode body = owner.get(nic).json();
        ((ObjectNode) body.path("properties")).putObject("networkSecurityGroup").put("id", QUARANTINE);

        Reply answer = owner.put(nic, body, "If-Match", body.path("etag").asText());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Location")).isEmpty();
        assertThat(groupsInForce(nic)).contains("nsg-app").doesNotContain("nsg-ir-quarantine");
        range.passes("PT1S");
        assertThat(owner.get(answer.header("Azure-AsyncOperation")).text("/status"))
                .isEqualTo("Succeeded");
        Reply after = owner.get(nic);
        assertThat(after.text("/properties/networkSecurityGroup/id")).isEqualTo(QUARANTINE);
        assertThat(after.text("/properties/macAddress"))
                .isEqualTo(body.at("/properties/macAddress").asText());
        assertThat(after.text("/properties/dnsSettings/dnsServers/0")).isEqualTo("10.20.0.10");
        assertThat(after.text("/tags/env")).isEqualTo("prod");
        assertThat(groupsInForce(nic)).containsExactly("nsg-snet-app", "nsg-ir-quarantine");
    }

    private List<String> groupsInForce(String nic) {
        Reply accepted = owner.post(nic + "/effectiveNetworkSecurityGroups", "{}");
        assertThat(accepted.status()).isEqualTo(202);
        range.passes("PT0.2S");
        return owner.get(accepted.header("Location")).json().path("value").findValues("networkSecurityGroup").stream()
                .map(group -> group.path("id").asText().replaceFirst(".*/", ""))
                .toList();
    }

    @Test
    void removing_the_system_assigned_identity_leaves_the_user_assigned_ones() {
        String vm = COMPUTE + "/virtualMachines/vm-app-01";
        String before = owner.get(vm).text("/identity/principalId");

        Reply answer = change(vm, "{'identity':{'type':'UserAssigned','userAssignedIdentities':null}}");

        assertThat(answer.status()).isEqualTo(200);
        JsonNode identity = owner.get(vm).json().path("identity");
        assertThat(identity.path("type").asText()).isEqualTo("UserAssigned");
        assertThat(identity.path("userAssignedIdentities")).hasSize(2);
        assertThat(identity.has("principalId")).isFalse();

        change(
                vm,
                "{'identity':{'type':'SystemAssigned, UserAssigned','userAssignedIdentities':{'" + READER
                        + "':null}}}");

        JsonNode again = owner.get(vm).json().path("identity");
        assertThat(again.path("userAssignedIdentities")).hasSize(1);
        assertThat(again.path("principalId").asText()).isNotEmpty().isNotEqualTo(before);

        change(vm, "{'identity':{'type':'None'}}");

        assertThat(owner.get(vm).json().has("identity")).isFalse();
        assertThat(owner.get(vm).text("/tags/owner")).isEqualTo("payments");
    }

    private Reply change(String vm, String body) {
        Reply answer = owner.patch(vm, body.replace('\'', '"'));
        range.passes("PT1S");
        assertThat(owner.get(answer.header("Azure-AsyncOperation")).text("/status"))
                .isEqualTo("Succeeded");
        return answer;
    }

    @Test
    void merged_tags_stand_beside_the_old_ones() {
        String tags = COMPUTE + "/virtualMachines/vm-app-01/providers/Microsoft.Resources/tags/default";

        Reply merged = owner.patch(
                tags,
                "{\"operation\":\"Merge\",\"properties\":{\"tags\":{\"ir-status\":\"isolated\",\"ENV\":\"lost\"}}}");

        assertThat(merged.status()).isEqualTo(200);
        assertThat(merged.json().at("/properties/tags")).hasSize(3);
        assertThat(merged.text("/properties/tags/env")).isEqualTo("lost");
        assertThat(owner.get(COMPUTE + "/virtualMachines/vm-app-01").text("/tags/ir-status"))
                .isEqualTo("isolated");
    }

    @Test
    void the_activity_log_of_the_group_comes_in_pages_and_holds_what_was_just_done() {
        owner.put(EVIDENCE + "snap-log", snapshotOf(COMPUTE + "/disks/disk-app-01-os"));
        String filter = "eventTimestamp ge 2026-11-23T12:00:00Z and eventTimestamp le 2026-11-24T12:00:01Z"
                + " and resourceGroupName eq '";
        String values = WORKLOAD + "/providers/Microsoft.Insights/eventtypes/management/values?$filter=";

        List<JsonNode> day = owner.all(values + filter + "rg-workload-prod'");
        List<JsonNode> evidence = owner.all(values + filter + "rg-forensic-prod'");

        assertThat(day).hasSizeGreaterThan(50);
        assertThat(evidence)
                .extracting(event -> event.at("/status/value").asText())
                .containsExactlyInAnyOrder("Started", "Accepted");
        assertThat(evidence.get(0).at("/operationName/value").asText()).isEqualTo("Microsoft.Compute/snapshots/write");
        assertThat(evidence.get(0).path("caller").asText())
                .isEqualTo(range.directory().application("range-owner").objectId());
    }
}
