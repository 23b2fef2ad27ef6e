package dev.cordon.range;

import static dev.cordon.range.ArmClient.COMPUTE;
import static dev.cordon.range.ArmClient.NETWORK;
import static dev.cordon.range.ArmClient.PROD;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.ArmClient.Reply;
import org.junit.jupiter.api.Test;

class MachineSpec extends RangeSpec {
    private static final String VM = COMPUTE + "/virtualMachines/vm-app-01";

    @Test
    void the_power_state_is_in_the_instance_view_and_follows_the_operations() {
        assertThat(owner.get(VM).json().at("/properties/instanceView").isMissingNode())
                .isTrue();
        assertThat(power(VM)).isEqualTo("PowerState/running");
        assertThat(power(COMPUTE + "/virtualMachines/vm-db-01")).isEqualTo("PowerState/deallocated");

        Reply accepted = owner.post(VM + "/deallocate", "");

        assertThat(accepted.status()).isEqualTo(202);
        assertThat(power(VM)).isEqualTo("PowerState/running");
        range.passes("PT1S");
        assertThat(power(VM)).isEqualTo("PowerState/deallocated");
        assertThat(owner.get(VM + "/instanceView").text("/statuses/1/code")).isEqualTo("PowerState/deallocated");
        owner.post(VM + "/start", "");
        range.passes("PT1S");
        assertThat(power(VM)).isEqualTo("PowerState/running");
    }

    private String power(String vm) {
        return owner.get(vm + "?$expand=instanceView").text("/properties/instanceView/statuses/1/code");
    }

    @Test
    void a_patch_during_another_operation_is_refused() {
        assertThat(owner.patch(VM, "{\"identity\":{\"type\":\"None\"}}").status())
                .isEqualTo(200);
        assertThat(owner.get(VM).text("/properties/provisioningState")).isEqualTo("Updating");

        Reply second = owner.patch(VM, "{\"tags\":{}}");

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.code()).isEqualTo("OperationNotAllowed");
    }

    @Test
    void an_identity_that_does_not_exist_or_is_not_assigned_is_refused() {
        String none = PROD + "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-none";
        String body = "{\"identity\":{\"type\":\"UserAssigned\",\"userAssignedIdentities\":{\"" + none + "\":%s}}}";

        assertThat(owner.patch(VM, body.formatted("{}")).code()).isEqualTo("FailedIdentityOperation");
        assertThat(owner.patch(VM, body.formatted("null")).code()).isEqualTo("FailedIdentityOperation");
        assertThat(owner.patch(VM, "{\"identity\":{\"type\":\"Both\"}}").code()).isEqualTo("InvalidParameter");
        assertThat(owner.get(VM).json().at("/identity/userAssignedIdentities")).hasSize(2);
    }

    @Test
    void a_machine_put_whole_keeps_what_the_body_says_and_its_etag_guards_it() {
        ObjectNode vm = owner.get(VM).json();
        vm.withObjectProperty("properties").put("priority", "Regular");

        assertThat(owner.put(VM, vm, "If-Match", "\"other\"").status()).isEqualTo(412);
        assertThat(owner.put(VM, vm, "If-Match", vm.path("etag").asText()).status())
                .isEqualTo(200);
        range.passes("PT1S");

        Reply after = owner.get(VM);
        assertThat(after.text("/properties/priority")).isEqualTo("Regular");
        assertThat(after.text("/properties/vmId"))
                .isEqualTo(vm.at("/properties/vmId").asText());
        assertThat(after.json().path("identity")).isEqualTo(vm.path("identity"));
    }

    @Test
    void a_deleted_machine_lets_go_of_its_disks_and_interfaces() {
        assertThat(owner.delete(COMPUTE + "/disks/disk-web-01-os").code()).isEqualTo("OperationNotAllowed");

        owner.delete(COMPUTE + "/virtualMachines/vm-web-01");
        range.passes("PT1S");

        assertThat(owner.get(COMPUTE + "/virtualMachines/vm-web-01").status()).isEqualTo(404);
        assertThat(owner.get(NETWORK + "/networkInterfaces/nic-web-01").json().at("/properties/virtualMachine"))
                .isEmpty();
        assertThat(owner.delete(COMPUTE + "/disks/disk-web-01-os").status()).isEqualTo(202);
    }

    @Test
    void a_uniform_scale_set_shows_its_instances() {
        String set = COMPUTE + "/virtualMachineScaleSets/vmss-api";

        assertThat(owner.get(set).text("/properties/orchestrationMode")).isEqualTo("Uniform");
        assertThat(owner.all(set + "/virtualMachines")).hasSize(1);
        assertThat(owner.get(set + "/virtualMachines/0").text("/instanceId")).isEqualTo("0");
    }

    @Test
    void tags_are_merged_replaced_and_deleted_at_any_scope() {
        String tags = PROD + "/providers/Microsoft.Resources/tags/default";
        String body = "{\"operation\":\"%s\",\"properties\":{\"tags\":{%s}}}";

        owner.patch(tags, body.formatted("Merge", "\"a\":\"1\",\"b\":\"2\""));
        owner.patch(tags, body.formatted("Delete", "\"a\":\"1\",\"b\":\"other\""));
        assertThat(owner.get(PROD).json().path("tags").toString()).isEqualTo("{\"b\":\"2\"}");
        owner.patch(tags, body.formatted("Replace", "\"c\":\"3\""));
        assertThat(owner.get(tags).json().at("/properties/tags").toString()).isEqualTo("{\"c\":\"3\"}");
        assertThat(owner.patch(tags, body.formatted("Add", "")).status()).isEqualTo(400);
    }
}
