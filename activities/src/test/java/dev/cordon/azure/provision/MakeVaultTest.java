package dev.cordon.azure.provision;

import static dev.cordon.azure.arm.ActivityRunner.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpRequest;
import dev.cordon.azure.arm.ActivityRunner;
import dev.cordon.azure.arm.StubAnswer;
import dev.cordon.azure.arm.StubAzure;
import dev.cordon.capability.provision.VaultDesign;
import dev.cordon.capability.provision.VaultProvisioning;
import io.temporal.failure.ApplicationFailure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MakeVaultTest {
    private static final VaultDesign DESIGN = new VaultDesign(
            "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/stforensic",
            "westeurope",
            "Standard_GRS",
            "ir-evidence",
            365);
    private static final String AS_DESIGNED = "{\"location\":\"westeurope\",\"kind\":\"StorageV2\","
            + "\"sku\":{\"name\":\"Standard_GRS\"},\"properties\":{\"minimumTlsVersion\":\"TLS1_2\","
            + "\"allowBlobPublicAccess\":false,\"allowSharedKeyAccess\":false}}";

    private final StubAzure stub = new StubAzure();
    private final ActivityRunner runner = new ActivityRunner();
    private final VaultProvisioning vault = runner.run(VaultProvisioning.class, new ArmVaultProvisioning(stub.azure()));

    @BeforeEach
    void accountAsDesigned() {
        stub.on("GET", "/stforensic", StubAnswer.json(200, AS_DESIGNED))
                .on(
                        "GET",
                        "/blobServices/default",
                        StubAnswer.json(
                                200,
                                "{\"properties\":{\"isVersioningEnabled\":false,\"deleteRetentionPolicy\":"
                                        + "{\"enabled\":true,\"days\":7}}}"))
                .on("PUT", "/blobServices/default", StubAnswer.json(200, "{}"));
        policy(365, "Unlocked", "etag-1");
    }

    @AfterEach
    void close() {
        runner.close();
    }

    @Test
    void an_account_is_made_as_a_vault_needs_it() {
        stub.on(
                        "GET",
                        "/stforensic",
                        StubAnswer.error(404, "ResourceNotFound", "none"),
                        StubAnswer.json(200, AS_DESIGNED))
                .on("PUT", "/stforensic", StubAnswer.json(200, AS_DESIGNED));
        assertThat(vault.createAccount(DESIGN).account()).isTrue();
        assertThat(body(stub.last("PUT")))
                .contains("\"kind\":\"StorageV2\"")
                .contains("\"minimumTlsVersion\":\"TLS1_2\"")
                .contains("\"allowBlobPublicAccess\":false")
                .contains("\"allowSharedKeyAccess\":false");
    }

    @Test
    void a_name_that_somebody_else_has_is_refused_for_good() {
        stub.on("GET", "/stforensic", StubAnswer.error(404, "ResourceNotFound", "none"))
                .on("PUT", "/stforensic", StubAnswer.error(409, "StorageAccountAlreadyTaken", "taken"));
        ApplicationFailure failure = failureOf(() -> vault.createAccount(DESIGN));
        assertThat(failure.getType()).isEqualTo("AzureRefused");
        assertThat(failure.isNonRetryable()).isTrue();
    }

    @Test
    void an_account_that_is_there_is_compared_and_not_written() {
        stub.on(
                "GET",
                "/stforensic",
                StubAnswer.json(
                        200,
                        "{\"location\":\"North Europe\",\"kind\":\"BlobStorage\",\"sku\":{\"name\":\"Standard_LRS\"},"
                                + "\"properties\":{\"minimumTlsVersion\":\"TLS1_0\"}}"));
        assertThat(vault.createAccount(DESIGN).differences())
                .containsExactly(
                        "The storage account lies in northeurope, not in westeurope.",
                        "The storage account's redundancy is Standard_LRS, not Standard_GRS.",
                        "The storage account's kind is BlobStorage, not StorageV2.",
                        "The storage account lets clients in that speak a TLS older than 1.2.",
                        "The storage account allows containers that anybody may read.",
                        "The storage account lets clients in by its shared keys.");
        assertThat(stub.count("PUT", "")).isZero();
    }

    @Test
    void what_else_the_blob_service_is_set_to_stays() {
        vault.enableVersioning(DESIGN);
        assertThat(body(stub.last("PUT")))
                .contains("\"isVersioningEnabled\":true")
                .contains("\"deleteRetentionPolicy\":{\"enabled\":true,\"days\":7}");
    }

    @Test
    void a_policy_is_locked_only_as_it_was_seen() {
        stub.on("POST", "/immutabilityPolicies/default/lock", StubAnswer.json(200, "{}"));
        vault.lockPolicy(DESIGN);
        assertThat(stub.last("POST").getHeaders().getValue(HttpHeaderName.IF_MATCH))
                .isEqualTo("etag-1");
    }

    @Test
    void a_policy_that_changed_meanwhile_is_a_conflict() {
        stub.on("POST", "/immutabilityPolicies/default/lock", StubAnswer.error(412, "PreconditionFailed", "changed"));
        assertThat(failureOf(() -> vault.lockPolicy(DESIGN)).getType()).isEqualTo("AzureConflict");
    }

    @Test
    void another_retention_is_never_locked() {
        policy(30, "Unlocked", "etag-1");
        ApplicationFailure failure = failureOf(() -> vault.lockPolicy(DESIGN));
        assertThat(failure.getType()).isEqualTo("AzureConflict");
        assertThat(failure.getOriginalMessage()).contains("The retention is 30 days, not 365.");
        assertThat(stub.count("POST", "/lock")).isZero();
    }

    @Test
    void a_policy_that_is_locked_is_not_locked_again() {
        policy(365, "Locked", "etag-2");
        assertThat(vault.lockPolicy(DESIGN).locked()).isTrue();
        assertThat(stub.count("POST", "/lock")).isZero();
    }

    @Test
    void an_account_that_may_not_be_seen_is_not_taken_for_a_free_name() {
        stub.on("GET", "/stforensic", StubAnswer.error(403, "AuthorizationFailed", "no"));
        assertThat(failureOf(() -> vault.createAccount(DESIGN)).getType()).isEqualTo("AzureForbidden");
        assertThat(stub.count("PUT", "/stforensic")).isZero();
    }

    private void policy(int days, String state, String etag) {
        stub.on(
                "GET",
                "/containers/ir-evidence",
                StubAnswer.json(
                        200,
                        "{\"properties\":{\"publicAccess\":\"None\",\"immutabilityPolicy\":{\"etag\":\"" + etag
                                + "\",\"properties\":{\"state\":\"" + state
                                + "\",\"immutabilityPeriodSinceCreationInDays\":" + days + "}}}}"));
    }

    private static String body(HttpRequest request) {
        return request.getBodyAsBinaryData().toString();
    }
}
