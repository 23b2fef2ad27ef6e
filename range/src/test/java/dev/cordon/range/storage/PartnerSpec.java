package dev.cordon.range.storage;

import static dev.cordon.range.storage.StorageClient.VAULT;
import static dev.cordon.range.storage.StorageClient.code;
import static dev.cordon.range.storage.StorageClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.range.directory.Application;
import dev.cordon.range.directory.Directory;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Incident responders of another company, who read the vault and do nothing else. */
class PartnerSpec {
    private static final String PARTNER = "ir-partner";
    private static final String ACCOUNT = "/subscriptions/c4e2b8aa-93d7-4f5e-a6b1-5f0d3e7c2b02/resourceGroups"
            + "/rg-forensic-prod/providers/Microsoft.Storage/storageAccounts/stforensicirprodweu";
    private static final String LIST = "/stforensicirprodweu/ir-evidence?restype=container&comp=list";

    @TempDir
    Path folder;

    private StorageClient azure;

    @BeforeEach
    void start() {
        azure = StorageClient.at(folder);
        azure.put("cordon-worker", VAULT + "log.json", "{}");
    }

    @AfterEach
    void stop() {
        azure.close();
    }

    @Test
    void its_application_is_at_home_elsewhere_and_signs_in_here_with_the_secret_it_has_at_home() {
        Application partner = azure.range.directory().application(PARTNER);

        HttpResponse<String> here =
                azure.token(Directory.TENANT_ID, azure.credentials(PARTNER, "https://storage.azure.com/.default"));
        HttpResponse<String> home = azure.token(
                Directory.PARTNER_TENANT_ID, azure.credentials(PARTNER, "https://storage.azure.com/.default"));

        assertThat(partner.homeTenantId())
                .isEqualTo(Directory.PARTNER_TENANT_ID)
                .isNotEqualTo(Directory.TENANT_ID);
        assertThat(here.statusCode()).isEqualTo(200);
        assertThat(json(home).path("error_description").asText()).contains("AADSTS90002");
    }

    @Test
    void it_reads_and_lists() {
        assertThat(azure.blob(PARTNER, "GET", VAULT + "log.json", "").body()).isEqualTo("{}");
        assertThat(azure.blob(PARTNER, "GET", LIST, "").body()).contains("<Name>log.json</Name>");
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, log.json",
        "PUT, new.json",
        "DELETE, log.json",
        "PUT, log.json?comp=metadata",
        "PUT, log.json?comp=tier",
        "PUT, log.json?comp=snapshot",
        "PUT, log.json?comp=block&blockid=MDE%3D",
        "PUT, log.json?comp=blocklist",
        "PUT, log.json?comp=legalhold",
        "PUT, log.json?comp=immutabilityPolicies",
        "PUT, log.json?comp=lease"
    })
    void it_writes_and_deletes_nothing(String method, String what) {
        HttpResponse<String> refused = azure.blob(PARTNER, method, VAULT + what, "", "x-ms-blob-type", "BlockBlob");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(code(refused)).isEqualTo("AuthorizationPermissionMismatch");
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, ''",
        "DELETE, ''",
        "POST, /listKeys",
        "PUT, /blobServices/default",
        "PUT, /blobServices/default/containers/other",
        "DELETE, /blobServices/default/containers/ir-evidence",
        "PUT, /blobServices/default/containers/ir-evidence/immutabilityPolicies/default",
        "DELETE, /blobServices/default/containers/ir-evidence/immutabilityPolicies/default",
        "POST, /blobServices/default/containers/ir-evidence/setLegalHold"
    })
    void it_changes_nothing_through_arm(String method, String what) {
        HttpResponse<String> refused = azure.armAs(PARTNER, method, ACCOUNT + what, "{}");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(json(refused).at("/error/code").asText()).isEqualTo("AuthorizationFailed");
    }

    @Test
    void it_sees_no_other_container_and_no_machine() {
        String other = LIST.replace("ir-evidence", "ir-evidence-unlocked");
        String machine = "/subscriptions/a1f5c7de-0b6e-4c0b-8f5e-6d2b7c9e1a01/resourceGroups/rg-workload-prod"
                + "/providers/Microsoft.Compute/virtualMachines/vm-app-01";

        assertThat(azure.blob(PARTNER, "GET", other, "").statusCode()).isEqualTo(403);
        assertThat(azure.armAs(PARTNER, "GET", machine, "").statusCode()).isEqualTo(403);
    }
}
