package dev.cordon.range.storage;

import static dev.cordon.range.storage.StorageClient.VAULT;
import static dev.cordon.range.storage.StorageClient.code;
import static dev.cordon.range.storage.StorageClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the owner of everything cannot do to the vault, and what Azure lets even a locked policy pass. */
class OwnerAttemptsSpec {
    private static final String OWNER = "range-owner";
    private static final String GROUP =
            "/subscriptions/c4e2b8aa-93d7-4f5e-a6b1-5f0d3e7c2b02/resourceGroups/rg-forensic-prod/providers/";
    private static final String LOCK = GROUP + "Microsoft.Authorization/locks/ir-evidence-keep";
    private static final String ACCOUNT = GROUP + "Microsoft.Storage/storageAccounts/stforensicirprodweu";
    private static final String CONTAINER = ACCOUNT + "/blobServices/default/containers/ir-evidence";
    private static final String POLICY = CONTAINER + "/immutabilityPolicies/default";
    private static final String EVIDENCE = VAULT + "log.json";

    @TempDir
    Path folder;

    private StorageClient azure;
    private String version = "";

    @BeforeEach
    void writeEvidence() {
        azure = StorageClient.at(folder);
        version = azure.put("cordon-worker", EVIDENCE, "evidence")
                .headers()
                .firstValue("x-ms-version-id")
                .orElse("");
    }

    @AfterEach
    void evidenceStands() {
        assertThat(azure.blob("audit-reader", "GET", EVIDENCE, "").body()).isEqualTo("evidence");
        azure.close();
    }

    private static String error(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(409);
        return json(answer).at("/error/code").asText();
    }

    private static String days(int days) {
        return "{\"properties\":{\"immutabilityPeriodSinceCreationInDays\":" + days + "}}";
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, ''",
        "PUT, ''",
        "PUT, ?comp=block&blockid=MDE%3D",
        "PUT, ?comp=blocklist",
        "PUT, ?comp=metadata",
        "PUT, ?comp=properties",
        "PUT, ?comp=snapshot"
    })
    void evidence_is_neither_deleted_nor_changed(String method, String what) {
        boolean list = what.contains("blocklist");
        HttpResponse<String> refused = azure.blob(
                OWNER,
                method,
                EVIDENCE + what,
                list ? "<BlockList></BlockList>" : "other",
                "x-ms-blob-type",
                "BlockBlob");

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(code(refused)).isEqualTo("BlobImmutableDueToPolicy");
    }

    @Test
    void a_copy_does_not_take_its_place() {
        azure.put("cordon-worker", VAULT + "other.json", "other");

        HttpResponse<String> refused =
                azure.blob(OWNER, "PUT", EVIDENCE, "", "x-ms-copy-source", azure.range.url() + VAULT + "other.json");

        assertThat(code(refused)).isEqualTo("BlobImmutableDueToPolicy");
    }

    @Test
    void its_version_is_not_deleted() {
        HttpResponse<String> refused = azure.blob(OWNER, "DELETE", EVIDENCE + "?versionid=" + version, "");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(code(refused)).isEqualTo("OperationNotAllowedOnRootBlob");
    }

    @Test
    void retention_is_not_shortened_unlocked_or_taken_away() {
        assertThat(error(azure.arm("PUT", POLICY, days(1), "If-Match", "*")))
                .isEqualTo("ContainerImmutabilityPolicyFailure");
        assertThat(error(azure.arm("PUT", POLICY, days(2555), "If-Match", "*")))
                .isEqualTo("ContainerImmutabilityPolicyFailure");
        assertThat(error(azure.arm("POST", POLICY + "/extend", days(2554), "If-Match", "*")))
                .isEqualTo("ContainerImmutabilityPolicyFailure");
        assertThat(azure.arm("DELETE", LOCK, "").statusCode()).isEqualTo(200);
        assertThat(error(azure.arm("DELETE", POLICY, "", "If-Match", "*")))
                .isEqualTo("ContainerImmutabilityPolicyFailure");
        assertThat(json(azure.arm("GET", POLICY, "")).at("/properties/state").asText())
                .isEqualTo("Locked");
        assertThat(json(azure.arm("GET", POLICY, ""))
                        .at("/properties/immutabilityPeriodSinceCreationInDays")
                        .asInt())
                .isEqualTo(2555);
    }

    @Test
    void the_container_goes_neither_by_its_own_address_nor_through_arm() {
        HttpResponse<String> refused =
                azure.blob(OWNER, "DELETE", "/stforensicirprodweu/ir-evidence?restype=container", "");

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(code(refused)).isEqualTo("ContainerImmutabilityPolicyLocked");
        assertThat(error(azure.arm("DELETE", CONTAINER, ""))).isEqualTo("ScopeLocked");
        azure.arm("DELETE", LOCK, "");
        assertThat(error(azure.arm("DELETE", CONTAINER, ""))).isEqualTo("ContainerProtectedFromDeletion");
    }

    @Test
    void the_account_stays_though_its_owner_takes_the_management_lock_away() {
        assertThat(error(azure.arm("DELETE", ACCOUNT, ""))).isEqualTo("ScopeLocked");
        azure.arm("DELETE", LOCK, "");

        HttpResponse<String> refused = azure.arm("DELETE", ACCOUNT, "");

        assertThat(error(refused)).isEqualTo("AccountProtectedFromDeletion");
        assertThat(json(refused).at("/error/message").asText())
                .isEqualTo("stforensicirprodweu is protected from deletion. The container(s) ir-evidence have a locked"
                        + " immutability policy.");
    }

    @Test
    void a_container_s_policy_lets_versioning_be_turned_off_and_still_keeps_what_is_there() {
        HttpResponse<String> off =
                azure.arm("PUT", ACCOUNT + "/blobServices/default", "{\"properties\":{\"isVersioningEnabled\":false}}");

        assertThat(off.statusCode()).isEqualTo(200);
        assertThat(code(azure.put(OWNER, EVIDENCE, "other"))).isEqualTo("BlobImmutableDueToPolicy");
        assertThat(code(azure.blob(OWNER, "DELETE", EVIDENCE, ""))).isEqualTo("BlobImmutableDueToPolicy");
    }

    @Test
    void a_tier_may_be_set_as_azure_lets_it() {
        HttpResponse<String> cooled = azure.blob(OWNER, "PUT", EVIDENCE + "?comp=tier", "", "x-ms-access-tier", "Cool");

        assertThat(cooled.statusCode()).isEqualTo(200);
    }
}
