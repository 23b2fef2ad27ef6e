package dev.cordon.range.storage;

import static dev.cordon.range.storage.StorageClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cordon.range.http.Json;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A vault made with the calls of Azure's command line, by a worker that may do that and no more. */
class ProvisioningSpec {
    private static final String WORKER = "cordon-worker";
    private static final String SUBSCRIPTION = "/subscriptions/c4e2b8aa-93d7-4f5e-a6b1-5f0d3e7c2b02";
    private static final String ACCOUNTS =
            SUBSCRIPTION + "/resourceGroups/rg-forensic-prod/providers/Microsoft.Storage/storageAccounts/";
    private static final String ACCOUNT = ACCOUNTS + "stnewvault";
    private static final String SERVICE = ACCOUNT + "/blobServices/default";
    private static final String POLICY = SERVICE + "/containers/evidence/immutabilityPolicies/default";
    private static final String NEW =
            "{\"location\":\"westeurope\",\"kind\":\"StorageV2\",\"sku\":{\"name\":\"Standard_ZRS\"}}";
    private static final String DAYS = "{\"properties\":{\"immutabilityPeriodSinceCreationInDays\":2555,"
            + "\"allowProtectedAppendWrites\":false}}";

    @TempDir
    Path folder;

    private StorageClient azure;

    @BeforeEach
    void start() {
        azure = StorageClient.at(folder);
    }

    @AfterEach
    void stop() {
        azure.close();
    }

    private HttpResponse<String> worker(String method, String path, String body, String... headers) {
        return azure.armAs(WORKER, method, path, body, headers);
    }

    private HttpResponse<String> make() {
        HttpResponse<String> accepted = worker("PUT", ACCOUNT, NEW);
        azure.passes("PT1M");
        return accepted;
    }

    @Test
    void account_versioning_container_policy_and_lock_are_made_one_after_the_other() {
        HttpResponse<String> accepted = make();
        assertThat(accepted.statusCode()).isEqualTo(202);
        HttpResponse<String> made =
                worker("GET", accepted.headers().firstValue("Location").orElse(""), "");
        assertThat(json(made).at("/properties/provisioningState").asText()).isEqualTo("Succeeded");
        HttpResponse<String> service = worker("GET", SERVICE, "");
        assertThat(json(service).at("/properties/isVersioningEnabled").asBoolean())
                .isFalse();
        assertThat(worker("PUT", SERVICE, "{\"properties\":{\"isVersioningEnabled\":true}}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(azure.blob(WORKER, "PUT", "/stnewvault/evidence?restype=container", "")
                        .statusCode())
                .isEqualTo(201);
        assertThat(azure.blob(WORKER, "PUT", "/stnewvault/evidence?restype=container", "")
                        .headers()
                        .firstValue("x-ms-error-code"))
                .contains("ContainerAlreadyExists");

        HttpResponse<String> policy = worker("PUT", POLICY, DAYS);
        String etag = json(policy).path("etag").asText();
        HttpResponse<String> stale = worker("POST", POLICY + "/lock", "", "If-Match", "\"8d0000000000000\"");
        HttpResponse<String> locked = worker("POST", POLICY + "/lock", "", "If-Match", etag);

        assertThat(json(policy).at("/properties/state").asText()).isEqualTo("Unlocked");
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(json(stale).at("/error/code").asText()).isEqualTo("ContainerImmutabilityPolicyFailure");
        assertThat(json(locked).at("/properties/state").asText()).isEqualTo("Locked");
        assertThat(json(worker("GET", SERVICE, ""))
                        .at("/properties/isVersioningEnabled")
                        .asBoolean())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, ''",
        "POST, /listKeys",
        "DELETE, /blobServices/default/containers/evidence",
        "POST, /blobServices/default/containers/evidence/setLegalHold",
        "DELETE, /blobServices/default/containers/evidence/immutabilityPolicies/default",
        "POST, /blobServices/default/containers/evidence/immutabilityPolicies/default/extend"
    })
    void the_worker_may_not_undo_it_or_see_its_keys(String method, String what) {
        make();

        HttpResponse<String> refused = worker(method, ACCOUNT + what, "{}", "If-Match", "*");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(json(refused).at("/error/code").asText()).isEqualTo("AuthorizationFailed");
    }

    @Test
    void the_worker_makes_vaults_in_the_evidence_group_only() {
        HttpResponse<String> refused = worker("PUT", ACCOUNT.replace("rg-forensic-prod", "rg-security-prod"), NEW);

        assertThat(refused.statusCode()).isEqualTo(403);
    }

    @Test
    void the_seeded_role_is_the_one_that_is_deployed() throws Exception {
        JsonNode deployed = Json.read(Files.readString(Path.of("../deploy/azure/roles/cordon-vault-provisioner.json")));
        HttpResponse<String> seeded = azure.arm(
                "GET",
                SUBSCRIPTION + "/providers/Microsoft.Authorization/roleDefinitions?api-version=2022-04-01&$filter="
                        + "roleName%20eq%20'Cordon%20Vault%20Provisioner'",
                "");

        assertThat(texts(json(seeded).at("/value/0/properties/permissions/0/actions")))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(texts(deployed.path("Actions")));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
