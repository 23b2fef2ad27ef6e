package dev.cordon.range;

import static dev.cordon.range.ArmClient.COMPUTE;
import static dev.cordon.range.ArmClient.FORENSIC;
import static dev.cordon.range.ArmClient.NETWORK;
import static dev.cordon.range.ArmClient.PROD;
import static dev.cordon.range.ArmClient.WORKLOAD;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.ArmClient.Reply;
import dev.cordon.range.http.Json;
import org.junit.jupiter.api.Test;

class AccessSpec extends RangeSpec {
    private static final String READER = "acdd72a7-3385-48ef-bd42-f606fba81ae7";
    private static final String ASSIGNMENT =
            "/providers/Microsoft.Authorization/roleAssignments/11111111-2222-3333-4444-555555555555";

    private String playbook() {
        return range.directory().application("sentinel-playbook").objectId();
    }

    @Test
    void who_holds_no_role_is_refused_with_azures_sentence() {
        Reply reply = range.as("sentinel-playbook").get(COMPUTE + "/virtualMachines/vm-app-01");

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.code()).isEqualTo("AuthorizationFailed");
        assertThat(reply.message())
                .contains("with object id '" + playbook() + "' does not have authorization to perform action"
                        + " 'Microsoft.Compute/virtualMachines/read' over scope '" + COMPUTE
                        + "/virtualMachines/vm-app-01'");
    }

    @Test
    void a_role_assignment_lets_its_principal_in_until_it_is_deleted() {
        ObjectNode body = Json.object();
        body.putObject("properties")
                .put("principalId", playbook())
                .put("roleDefinitionId", WORKLOAD + "/providers/Microsoft.Authorization/roleDefinitions/" + READER);
        ArmClient reader = range.as("sentinel-playbook");

        assertThat(owner.put(PROD + ASSIGNMENT, body).status()).isEqualTo(201);

        assertThat(reader.get(COMPUTE + "/disks").status()).isEqualTo(200);
        assertThat(reader.delete(COMPUTE + "/disks/disk-web-01-os").status()).isEqualTo(403);
        assertThat(reader.get(FORENSIC + "/resourceGroups").status()).isEqualTo(403);
        assertThat(reader.all("/subscriptions")).hasSize(1);
        assertThat(owner.put(PROD + ASSIGNMENT.replace("1111-", "1112-"), body).code())
                .isEqualTo("RoleAssignmentExists");
        assertThat(owner.delete(PROD + ASSIGNMENT).status()).isEqualTo(200);
        assertThat(reader.get(COMPUTE + "/disks").status()).isEqualTo(403);
    }

    @Test
    void the_worker_may_contain_and_take_evidence_but_destroy_nothing() {
        ArmClient worker = range.as("cordon-worker");

        assertThat(worker.get(NETWORK + "/networkInterfaces/nic-app-01").status())
                .isEqualTo(200);
        assertThat(worker.delete(COMPUTE + "/virtualMachines/vm-web-01").status())
                .isEqualTo(403);
        assertThat(worker.delete(WORKLOAD + "/resourceGroups/rg-workload-dr").status())
                .isEqualTo(403);
        assertThat(worker.all(PROD + "/providers/Microsoft.Authorization/permissions"))
                .hasSize(2);
    }

    @Test
    void a_group_may_only_be_attached_by_who_may_join_it() {
        ObjectNode custom = Json.object();
        custom.putObject("properties")
                .put("roleName", "nic writer")
                .putArray("permissions")
                .addObject()
                .putArray("actions")
                .add("Microsoft.Network/networkInterfaces/*");
        String role =
                WORKLOAD + "/providers/Microsoft.Authorization/roleDefinitions/22222222-2222-3333-4444-555555555555";
        owner.put(role, custom);
        ObjectNode assignment = Json.object();
        assignment.putObject("properties").put("principalId", playbook()).put("roleDefinitionId", role);
        owner.put(PROD + ASSIGNMENT, assignment);
        ArmClient writer = range.as("sentinel-playbook");
        ObjectNode nic = writer.get(NETWORK + "/networkInterfaces/nic-app-01").json();

        Reply reply = writer.put(NETWORK + "/networkInterfaces/nic-app-01", nic);

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.code()).isEqualTo("LinkedAuthorizationFailed");
        assertThat(reply.message()).contains("Microsoft.Network/networkSecurityGroups/join/action");
    }

    @Test
    void role_assignments_are_found_by_principal_at_and_above_a_scope() {
        String principal = owner.get(COMPUTE + "/virtualMachines/vm-app-01").text("/identity/principalId");
        String list = "/providers/Microsoft.Authorization/roleAssignments?$filter=";

        assertThat(owner.all(WORKLOAD + list + "principalId eq '" + principal + "'"))
                .singleElement()
                .satisfies(found ->
                        assertThat(found.at("/properties/scope").asText()).isEqualTo(PROD));
        assertThat(owner.all(COMPUTE + "/virtualMachines/vm-app-01" + list + "assignedTo('" + principal + "')"))
                .hasSize(1);
        assertThat(owner.all(WORKLOAD + list + "atScope()"))
                .allSatisfy(found ->
                        assertThat(found.at("/properties/scope").asText()).isEqualTo(WORKLOAD));
    }

    @Test
    void a_read_only_lock_keeps_everything_below_it_as_it_is() {
        ObjectNode lock = Json.object();
        lock.putObject("properties").put("level", "ReadOnly");
        owner.put(PROD + "/providers/Microsoft.Authorization/locks/freeze", lock);
        String vm = COMPUTE + "/virtualMachines/vm-app-01";

        Reply patch = owner.patch(vm, "{\"tags\":{}}");

        assertThat(patch.status()).isEqualTo(409);
        assertThat(patch.code()).isEqualTo("ScopeLocked");
        assertThat(patch.message()).contains("locked: '" + PROD + "'");
        assertThat(owner.post(vm + "/deallocate", "").code()).isEqualTo("ScopeLocked");
        assertThat(owner.get(vm).status()).isEqualTo(200);
        assertThat(owner.delete(PROD + "/providers/Microsoft.Authorization/locks/freeze")
                        .status())
                .isEqualTo(200);
        assertThat(owner.patch(vm, "{\"tags\":{}}").status()).isEqualTo(200);
    }

    @Test
    void a_can_not_delete_lock_keeps_evidence_there_and_lets_it_grow() {
        String snapshot =
                WORKLOAD + "/resourceGroups/rg-forensic-prod/providers/Microsoft.Compute/snapshots/snap-locked";
        assertThat(owner.put(snapshot, SnapshotSpec.copyOf(COMPUTE + "/disks/disk-web-01-os"))
                        .status())
                .isEqualTo(202);
        range.passes("PT1S");

        assertThat(owner.delete(snapshot).code()).isEqualTo("ScopeLocked");
        assertThat(owner.delete(WORKLOAD + "/resourceGroups/rg-forensic-prod").code())
                .isEqualTo("ScopeLocked");
    }
}
