package dev.cordon.range;

import static dev.cordon.range.ArmClient.COMPUTE;
import static dev.cordon.range.ArmClient.PROD;
import static dev.cordon.range.ArmClient.WORKLOAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.range.ArmClient.Reply;
import dev.cordon.range.http.Json;
import org.junit.jupiter.api.Test;

class ArmChecksSpec extends RangeSpec {
    private static final String VM = COMPUTE + "/virtualMachines/vm-app-01";

    @Test
    void a_request_without_a_token_is_told_where_to_sign_in() {
        Reply reply = range.nobody().get(VM);

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.header("WWW-Authenticate")).startsWith("Bearer authorization_uri=\"" + range.url());
        assertThat(reply.code()).isEqualTo("AuthenticationFailed");
    }

    @Test
    void a_token_that_this_tenant_did_not_sign_is_refused() {
        Reply reply = new ArmClient(range, "eyJhbGciOiJub25lIn0.e30.").get(VM);

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.code()).isEqualTo("InvalidAuthenticationToken");
    }

    @Test
    void a_request_without_an_api_version_is_refused() {
        Reply reply = owner.get(VM + "?bare=true");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("MissingApiVersionParameter");
    }

    @Test
    void an_api_version_may_be_written_with_an_encoded_hyphen_and_be_any_date() {
        assertThat(owner.get(VM + "?api%2Dversion=2031-01-01").status()).isEqualTo(200);
    }

    @Test
    void paths_are_compared_in_any_case_and_names_keep_their_spelling() {
        Reply reply = owner.get(VM.replace("/resourceGroups/rg-workload-prod", "/resourcegroups/RG-Workload-Prod")
                .replace("Microsoft.Compute/virtualMachines", "microsoft.compute/VIRTUALMACHINES"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text("/id")).isEqualTo(VM);
    }

    @Test
    void what_does_not_exist_is_told_apart_by_its_code() {
        String unknown = "/subscriptions/00000000-0000-0000-0000-00000000dead";
        assertThat(owner.get(COMPUTE + "/virtualMachines/vm-none").code()).isEqualTo("ResourceNotFound");
        assertThat(owner.get(WORKLOAD + "/resourceGroups/rg-none/providers/Microsoft.Compute/disks/x")
                        .code())
                .isEqualTo("ResourceGroupNotFound");
        assertThat(owner.get(unknown + "/resourceGroups").code()).isEqualTo("SubscriptionNotFound");
    }

    @Test
    void what_the_range_does_not_know_is_answered_501_with_the_operations_name() {
        Reply reply = owner.put(PROD + "/providers/Microsoft.Batch/batchAccounts/b", Json.object());

        assertThat(reply.status()).isEqualTo(501);
        assertThat(reply.message()).contains("Microsoft.Batch/batchAccounts/write");
        assertThat(owner.post(VM + "/runCommand", "{}").status()).isEqualTo(501);
    }

    @Test
    void the_clients_correlation_and_request_ids_come_back() {
        Reply reply = owner.send(
                "GET",
                VM,
                "",
                "x-ms-correlation-request-id",
                "6b0c2d5e-91a7-4f3e-8d46-2c7f5a1b9e30",
                "x-ms-client-request-id",
                "mine-1",
                "x-ms-return-client-request-id",
                "true");

        assertThat(reply.header("x-ms-correlation-request-id")).isEqualTo("6b0c2d5e-91a7-4f3e-8d46-2c7f5a1b9e30");
        assertThat(reply.header("x-ms-client-request-id")).isEqualTo("mine-1");
        assertThat(reply.header("x-ms-request-id")).isNotEmpty();
    }

    @Test
    void a_body_that_is_not_json_is_refused() {
        Reply reply = owner.send("PUT", COMPUTE + "/snapshots/s", "{not json");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("InvalidRequestContent");
    }

    @Test
    void lists_hold_the_resources_of_a_group_or_a_whole_subscription() {
        assertThat(owner.all(COMPUTE + "/virtualMachines")).hasSize(11);
        assertThat(owner.all(WORKLOAD + "/providers/Microsoft.Compute/virtualMachines"))
                .hasSize(15);
        assertThat(owner.all(WORKLOAD + "/resources?$filter=resourceType eq 'Microsoft.Compute/disks' and"
                        + " resourceGroup eq 'rg-workload-dr'"))
                .hasSize(1);
        assertThat(owner.all("/subscriptions")).hasSize(3);
        assertThat(owner.all("/tenants").get(0).path("tenantId").asText())
                .isEqualTo(range.directory().tenantId());
    }

    @Test
    void a_deleted_group_takes_everything_in_it_along() {
        String group = WORKLOAD + "/resourceGroups/rg-new";
        owner.put(group, Json.object().put("location", "westeurope"));
        String identity = group + "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-x";
        assertThat(owner.put(identity, Json.object().put("location", "westeurope"))
                        .status())
                .isEqualTo(201);

        Reply deleting = owner.delete(group);
        range.passes("PT1S");

        assertThat(deleting.status()).isEqualTo(202);
        assertThat(owner.get(deleting.header("Location")).status()).isEqualTo(204);
        assertThat(owner.get(identity).code()).isEqualTo("ResourceGroupNotFound");
    }
}
