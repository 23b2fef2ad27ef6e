package dev.cordon.range.storage;

import static dev.cordon.range.storage.StorageClient.ACCOUNTS;
import static dev.cordon.range.storage.StorageClient.code;
import static dev.cordon.range.storage.StorageClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Building a vault of one's own, as the hardening document's provisioning script does. */
class ManagedStorageSpec {
    private static final String ACCOUNT = ACCOUNTS + "stownvault";
    private static final String CONTAINER = ACCOUNT + "/blobServices/default/containers/evidence";
    private static final String POLICY = CONTAINER + "/immutabilityPolicies/default";

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

    @Test
    void an_account_is_made_by_an_operation_that_has_a_location_only() {
        HttpResponse<String> accepted = createAccount();

        assertThat(accepted.statusCode()).isEqualTo(202);
        assertThat(accepted.headers().firstValue("Azure-AsyncOperation")).isEmpty();
        azure.passes("PT1M");
        HttpResponse<String> made =
                azure.arm("GET", accepted.headers().firstValue("Location").orElse(""), "");
        assertThat(made.statusCode()).isEqualTo(200);
        assertThat(json(made).at("/properties/provisioningState").asText()).isEqualTo("Succeeded");
        assertThat(json(made).at("/properties/primaryEndpoints/blob").asText())
                .isEqualTo(azure.range.url() + "/stownvault/");
    }

    @Test
    void accounts_are_found_in_the_whole_subscription() {
        HttpResponse<String> listed = azure.arm(
                "GET",
                "/subscriptions/c4e2b8aa-93d7-4f5e-a6b1-5f0d3e7c2b02/providers/Microsoft.Storage/storageAccounts",
                "");

        assertThat(json(listed).at("/value/0/name").asText()).isEqualTo("stforensicirprodweu");
    }

    @Test
    void a_taken_name_is_not_available() {
        HttpResponse<String> taken = azure.arm(
                "POST",
                "/subscriptions/c4e2b8aa-93d7-4f5e-a6b1-5f0d3e7c2b02/providers/Microsoft.Storage/checkNameAvailability",
                "{\"name\":\"stforensicirprodweu\",\"type\":\"Microsoft.Storage/storageAccounts\"}");

        assertThat(json(taken).path("nameAvailable").asBoolean(true)).isFalse();
        assertThat(json(taken).path("reason").asText()).isEqualTo("AlreadyExists");
    }

    @Test
    void a_locked_policy_is_neither_shortened_nor_deleted_only_extended() {
        createContainer();
        String etag = json(azure.arm("PUT", POLICY, days(30))).path("etag").asText();
        HttpResponse<String> locked = azure.arm("POST", POLICY + "/lock", "", "If-Match", etag);

        assertThat(json(locked).at("/properties/state").asText()).isEqualTo("Locked");
        assertThat(azure.arm("PUT", POLICY, days(3)).statusCode()).isEqualTo(409);
        assertThat(azure.arm("DELETE", POLICY, "", "If-Match", "*").statusCode())
                .isEqualTo(409);
        assertThat(azure.arm("POST", POLICY + "/extend", days(29), "If-Match", "*")
                        .statusCode())
                .isEqualTo(409);
        HttpResponse<String> extended = azure.arm("POST", POLICY + "/extend", days(60), "If-Match", "*");
        assertThat(json(extended)
                        .at("/properties/immutabilityPeriodSinceCreationInDays")
                        .asInt())
                .isEqualTo(60);
    }

    @Test
    void locking_needs_the_policy_s_present_etag() {
        createContainer();
        String old = json(azure.arm("PUT", POLICY, days(30))).path("etag").asText();
        azure.arm("PUT", POLICY, days(40));

        assertThat(azure.arm("POST", POLICY + "/lock", "").statusCode()).isEqualTo(400);
        assertThat(azure.arm("POST", POLICY + "/lock", "", "If-Match", old).statusCode())
                .isEqualTo(412);
    }

    @Test
    void an_account_with_evidence_under_a_locked_policy_is_not_deleted() {
        createContainer();
        azure.arm("PUT", POLICY, days(30));
        azure.arm("POST", POLICY + "/lock", "", "If-Match", "*");
        azure.put("range-owner", "/stownvault/evidence/a", "b");

        HttpResponse<String> deleted = azure.arm("DELETE", ACCOUNT, "");

        assertThat(deleted.statusCode()).isEqualTo(409);
        assertThat(json(deleted).at("/error/code").asText()).isEqualTo("AccountProtectedFromDeletion");
    }

    @Test
    void a_legal_hold_keeps_blobs_until_it_is_cleared() {
        createContainer();
        azure.put("range-owner", "/stownvault/evidence/a", "b");
        azure.arm("POST", CONTAINER + "/setLegalHold", "{\"tags\":[\"case1\"]}");
        HttpResponse<String> held = azure.blob("range-owner", "DELETE", "/stownvault/evidence/a", "");
        azure.arm("POST", CONTAINER + "/clearLegalHold", "{\"tags\":[\"case1\"]}");

        assertThat(code(held)).isEqualTo("BlobImmutableDueToLegalHold");
        assertThat(azure.blob("range-owner", "DELETE", "/stownvault/evidence/a", "")
                        .statusCode())
                .isEqualTo(202);
    }

    @Test
    void with_version_level_retention_new_versions_come_and_old_ones_stay() {
        createAccount();
        azure.arm("PUT", ACCOUNT + "/blobServices/default", "{\"properties\":{\"isVersioningEnabled\":true}}");
        azure.arm("PUT", CONTAINER, "{\"properties\":{\"immutableStorageWithVersioning\":{\"enabled\":true}}}");
        azure.arm("PUT", POLICY, days(30));
        HttpResponse<String> first = azure.put("range-owner", "/stownvault/evidence/a", "one");
        String version = first.headers().firstValue("x-ms-version-id").orElse("");

        HttpResponse<String> second = azure.put("range-owner", "/stownvault/evidence/a", "two");
        String old = "/stownvault/evidence/a?versionid=" + version;

        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(azure.blob("range-owner", "GET", old, "").body()).isEqualTo("one");
        assertThat(code(azure.blob("range-owner", "DELETE", old, ""))).isEqualTo("BlobImmutableDueToPolicy");
        azure.passes("P31D");
        assertThat(azure.blob("range-owner", "DELETE", old, "").statusCode()).isEqualTo(202);
    }

    @Test
    void a_shared_access_signature_opens_what_it_names_until_it_expires_and_nothing_else() throws Exception {
        createContainer();
        azure.put("range-owner", "/stownvault/evidence/a", "one");
        azure.put("range-owner", "/stownvault/evidence/b", "two");
        String key = json(azure.arm("POST", ACCOUNT + "/listKeys", ""))
                .at("/keys/0/value")
                .asText();
        String good = signature(key, "2100-01-01T00:00:00Z");
        String expired = signature(key, "2020-01-01T00:00:00Z");

        assertThat(azure.anonymous("GET", "/stownvault/evidence/a?" + good, "").body())
                .isEqualTo("one");
        assertThat(code(azure.anonymous("GET", "/stownvault/evidence/b?" + good, "")))
                .isEqualTo("AuthenticationFailed");
        assertThat(code(azure.anonymous("GET", "/stownvault/evidence/a?" + expired, "")))
                .isEqualTo("AuthenticationFailed");
        assertThat(code(azure.anonymous("DELETE", "/stownvault/evidence/a?" + good, "")))
                .isEqualTo("AuthorizationPermissionMismatch");
    }

    private static String signature(String key, String expiry) throws Exception {
        String text = "r\n\n" + expiry + "\n/blob/stownvault/evidence/a\n\n\nhttps\n2022-11-02\nb\n\n\n\n\n\n\n";
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), "HmacSHA256"));
        String signed = Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        return "sv=2022-11-02&sr=b&sp=r&spr=https&se=" + expiry + "&sig="
                + URLEncoder.encode(signed, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> createAccount() {
        return azure.arm(
                "PUT",
                ACCOUNT,
                "{\"location\":\"westeurope\",\"kind\":\"StorageV2\",\"sku\":{\"name\":\"Standard_LRS\"}}");
    }

    private void createContainer() {
        createAccount();
        azure.arm("PUT", CONTAINER, "{\"properties\":{}}");
    }

    private static String days(int days) {
        return "{\"properties\":{\"immutabilityPeriodSinceCreationInDays\":" + days + "}}";
    }
}
