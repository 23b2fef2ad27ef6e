package dev.cordon.range.storage;

import static dev.cordon.range.storage.StorageClient.VAULT;
import static dev.cordon.range.storage.StorageClient.code;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The evidence vault, from the side of those who write, read and would like to delete. */
class VaultSpec {
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
    void evidence_is_written_once_and_read_back_whole() {
        HttpResponse<String> written = azure.put("cordon-worker", VAULT + "INC-1/log.json", "{}", "If-None-Match", "*");

        assertThat(written.statusCode()).isEqualTo(201);
        assertThat(written.headers().firstValue("x-ms-version-id")).isPresent();
        assertThat(written.headers().firstValue("Content-MD5")).contains("mZFLkyvTelC5g8XnyQrpOw==");
        assertThat(azure.blob("audit-reader", "GET", VAULT + "INC-1/log.json", "")
                        .body())
                .isEqualTo("{}");
    }

    @Test
    void nobody_overwrites_changes_or_deletes_it_not_even_the_owner() {
        azure.put("cordon-worker", VAULT + "log.json", "{}");

        HttpResponse<String> overwritten = azure.put("cordon-worker", VAULT + "log.json", "other");
        HttpResponse<String> renamed =
                azure.blob("cordon-worker", "PUT", VAULT + "log.json?comp=metadata", "", "x-ms-meta-a", "b");
        HttpResponse<String> deleted = azure.blob("range-owner", "DELETE", VAULT + "log.json", "");

        assertThat(overwritten.statusCode()).isEqualTo(409);
        assertThat(code(overwritten)).isEqualTo("BlobImmutableDueToPolicy");
        assertThat(code(renamed)).isEqualTo("BlobImmutableDueToPolicy");
        assertThat(code(deleted)).isEqualTo("BlobImmutableDueToPolicy");
        assertThat(azure.blob("audit-reader", "GET", VAULT + "log.json", "").body())
                .isEqualTo("{}");
    }

    @Test
    void after_retention_it_may_be_deleted_but_still_not_changed() {
        azure.put("cordon-worker", VAULT + "log.json", "{}");
        azure.passes("P2554D");
        assertThat(azure.blob("range-owner", "DELETE", VAULT + "log.json", "").statusCode())
                .isEqualTo(409);
        azure.passes("P2D");

        assertThat(code(azure.put("cordon-worker", VAULT + "log.json", "other")))
                .isEqualTo("BlobImmutableDueToPolicy");
        assertThat(azure.blob("range-owner", "DELETE", VAULT + "log.json", "").statusCode())
                .isEqualTo(202);
    }

    @Test
    void the_container_stays_while_evidence_is_in_it() {
        azure.put("cordon-worker", VAULT + "log.json", "{}");

        HttpResponse<String> deleted =
                azure.blob("range-owner", "DELETE", "/stforensicirprodweu/ir-evidence?restype=container", "");

        assertThat(deleted.statusCode()).isEqualTo(409);
    }

    @Test
    void an_append_blob_does_not_grow_where_protected_appends_are_off() {
        azure.blob("cordon-worker", "PUT", VAULT + "a.log", "", "x-ms-blob-type", "AppendBlob");

        HttpResponse<String> appended = azure.blob("cordon-worker", "PUT", VAULT + "a.log?comp=appendblock", "more");

        assertThat(code(appended)).isEqualTo("BlobImmutableDueToPolicy");
    }

    @Test
    void a_large_image_arrives_in_blocks_and_is_read_in_ranges() {
        azure.blob("cordon-worker", "PUT", VAULT + "disk.vhd?comp=block&blockid=" + id("01"), "first ");
        azure.blob("cordon-worker", "PUT", VAULT + "disk.vhd?comp=block&blockid=" + id("02"), "second");
        HttpResponse<String> committed = azure.blob(
                "cordon-worker",
                "PUT",
                VAULT + "disk.vhd?comp=blocklist",
                "<BlockList><Latest>MDE=</Latest><Latest>MDI=</Latest></BlockList>");

        HttpResponse<String> part =
                azure.blob("audit-reader", "GET", VAULT + "disk.vhd", "", "x-ms-range", "bytes=3-8");

        assertThat(committed.statusCode()).isEqualTo(201);
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo("st sec");
        assertThat(part.headers().firstValue("Content-Range")).contains("bytes 3-8/12");
    }

    @Test
    void content_damaged_on_its_way_is_refused() {
        HttpResponse<String> damaged =
                azure.put("cordon-worker", VAULT + "log.json", "{}", "Content-MD5", "AAAAAAAAAAAAAAAAAAAAAA==");

        assertThat(damaged.statusCode()).isEqualTo(400);
        assertThat(code(damaged)).isEqualTo("Md5Mismatch");
    }

    @ParameterizedTest
    @ValueSource(strings = {"audit-reader", "ir-partner"})
    void a_reader_reads_and_lists_and_no_more(String reader) {
        azure.put("cordon-worker", VAULT + "log.json", "{}");
        HttpResponse<String> listed =
                azure.blob(reader, "GET", "/stforensicirprodweu/ir-evidence?restype=container&comp=list", "");
        HttpResponse<String> elsewhere =
                azure.blob(reader, "GET", "/stforensicirprodweu/ir-other?restype=container&comp=list", "");

        assertThat(listed.statusCode()).isEqualTo(200);
        assertThat(azure.blob(reader, "GET", VAULT + "log.json", "").body()).isEqualTo("{}");
        assertThat(code(azure.put(reader, VAULT + "x", "y"))).isEqualTo("AuthorizationPermissionMismatch");
        assertThat(code(azure.blob(reader, "DELETE", VAULT + "log.json", "")))
                .isEqualTo("AuthorizationPermissionMismatch");
        assertThat(elsewhere.statusCode()).isEqualTo(403);
    }

    @Test
    void who_does_not_sign_in_is_sent_to_sign_in() {
        HttpResponse<String> refused = azure.anonymous("GET", VAULT + "log.json", "");

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("WWW-Authenticate").orElse(""))
                .startsWith("Bearer authorization_uri=" + azure.range.url())
                .contains("resource_id=https://storage.azure.com");
    }

    @Test
    void what_is_not_implemented_is_said_by_name() {
        HttpResponse<String> refused = azure.blob(
                "range-owner", "PUT", VAULT + "log.json?comp=expiry", "", "x-ms-expiry-option", "NeverExpire");

        assertThat(refused.statusCode()).isEqualTo(501);
        assertThat(refused.body()).contains("PUT comp=expiry");
    }

    @Test
    void evidence_outlives_the_process_that_stored_it() {
        azure.put("cordon-worker", VAULT + "INC-1/log.json", "kept", "x-ms-meta-Incident", "INC-1");
        azure.close();
        azure = StorageClient.at(folder);

        HttpResponse<String> read = azure.blob("audit-reader", "GET", VAULT + "INC-1/log.json", "");

        assertThat(read.body()).isEqualTo("kept");
        assertThat(read.headers().firstValue("x-ms-meta-Incident")).contains("INC-1");
        assertThat(azure.blob("range-owner", "DELETE", VAULT + "INC-1/log.json", "")
                        .statusCode())
                .isEqualTo(409);
    }

    private static String id(String text) {
        return Base64.getEncoder()
                .encodeToString(text.getBytes(StandardCharsets.US_ASCII))
                .replace("=", "%3D");
    }
}
