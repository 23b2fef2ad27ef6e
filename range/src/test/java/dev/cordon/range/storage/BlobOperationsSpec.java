package dev.cordon.range.storage;

import static dev.cordon.range.storage.StorageClient.ACCOUNTS;
import static dev.cordon.range.storage.StorageClient.code;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What clients do with blobs in an account that nothing makes immutable. */
class BlobOperationsSpec {
    private static final String ACCOUNT = ACCOUNTS + "stplain";
    private static final String CONTAINER = "/stplain/work";

    @TempDir
    Path folder;

    private StorageClient azure;

    @BeforeEach
    void start() {
        azure = StorageClient.at(folder);
        azure.arm("PUT", ACCOUNT, "{\"location\":\"westeurope\"}");
        owner("PUT", CONTAINER + "?restype=container", "");
    }

    @AfterEach
    void stop() {
        azure.close();
    }

    @Test
    void a_copy_keeps_its_content_when_the_original_goes() {
        put("a", "content");
        HttpResponse<String> copied =
                owner("PUT", CONTAINER + "/b", "", "x-ms-copy-source", azure.range.url() + CONTAINER + "/a");
        owner("DELETE", CONTAINER + "/a", "");

        assertThat(copied.statusCode()).isEqualTo(202);
        assertThat(copied.headers().firstValue("x-ms-copy-status")).contains("success");
        assertThat(owner("GET", CONTAINER + "/b", "").body()).isEqualTo("content");
        assertThat(owner("GET", CONTAINER + "/a", "").statusCode()).isEqualTo(404);
    }

    @Test
    void a_block_is_taken_from_part_of_another_blob() {
        put("a", "0123456789");
        owner(
                "PUT",
                CONTAINER + "/b?comp=block&blockid=MDE%3D",
                "",
                "x-ms-copy-source",
                azure.range.url() + CONTAINER + "/a",
                "x-ms-source-range",
                "bytes=2-4");
        owner("PUT", CONTAINER + "/b?comp=blocklist", "<BlockList><Latest>MDE=</Latest></BlockList>");

        assertThat(owner("GET", CONTAINER + "/b", "").body()).isEqualTo("234");
    }

    @Test
    void a_source_that_cannot_be_reached_is_not_copied() {
        HttpResponse<String> refused =
                owner("PUT", CONTAINER + "/b", "", "x-ms-copy-source", "https://elsewhere.example/a");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(code(refused)).isEqualTo("CannotVerifyCopySource");
    }

    @Test
    void lists_come_in_pages_and_by_folder() {
        put("x/1", "1");
        put("x/2", "2");
        put("y", "3");
        String list = CONTAINER + "?restype=container&comp=list";

        String page = owner("GET", list + "&maxresults=2", "").body();
        String marker = page.replaceFirst("(?s).*<NextMarker>(.*)</NextMarker>.*", "$1");
        String rest = owner("GET", list + "&maxresults=2&marker=" + marker, "").body();
        String folders = owner("GET", list + "&delimiter=/", "").body();

        assertThat(page).contains("<Name>x/1</Name>", "<Name>x/2</Name>").doesNotContain("<Name>y</Name>");
        assertThat(rest).contains("<Name>y</Name>").contains("<NextMarker></NextMarker>");
        assertThat(folders)
                .contains("<BlobPrefix><Name>x/</Name></BlobPrefix>", "<Name>y</Name>")
                .doesNotContain("<Name>x/1</Name>");
    }

    @Test
    void a_soft_deleted_blob_comes_back_within_its_days_and_not_after() {
        azure.arm(
                "PUT",
                ACCOUNT + "/blobServices/default",
                "{\"properties\":{\"deleteRetentionPolicy\":{\"enabled\":true,\"days\":7}}}");
        put("a", "back");
        owner("DELETE", CONTAINER + "/a", "");
        assertThat(owner("GET", CONTAINER + "/a", "").statusCode()).isEqualTo(404);
        owner("PUT", CONTAINER + "/a?comp=undelete", "");
        assertThat(owner("GET", CONTAINER + "/a", "").body()).isEqualTo("back");

        owner("DELETE", CONTAINER + "/a", "");
        azure.passes("P8D");

        assertThat(owner("PUT", CONTAINER + "/a?comp=undelete", "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_leased_blob_is_written_by_the_lease_s_holder_only() {
        put("a", "1");
        HttpResponse<String> leased = owner(
                "PUT", CONTAINER + "/a?comp=lease", "", "x-ms-lease-action", "acquire", "x-ms-lease-duration", "15");
        String lease = leased.headers().firstValue("x-ms-lease-id").orElse("");

        assertThat(code(put("a", "2"))).isEqualTo("LeaseIdMissing");
        assertThat(put("a", "2", "x-ms-lease-id", lease).statusCode()).isEqualTo(201);
        azure.passes("PT16S");
        assertThat(put("a", "3").statusCode()).isEqualTo(201);
    }

    @Test
    void a_page_blob_s_snapshot_keeps_what_was_written_before_it() {
        owner("PUT", CONTAINER + "/d", "", "x-ms-blob-type", "PageBlob", "x-ms-blob-content-length", "1024");
        page("a".repeat(512));
        HttpResponse<String> snapshot = owner("PUT", CONTAINER + "/d?comp=snapshot", "");
        page("b".repeat(512));
        String time = snapshot.headers().firstValue("x-ms-snapshot").orElse("");

        assertThat(owner("GET", CONTAINER + "/d?snapshot=" + time, "").body()).startsWith("aaa");
        assertThat(owner("GET", CONTAINER + "/d", "").body()).startsWith("bbb");
    }

    private void page(String content) {
        owner("PUT", CONTAINER + "/d?comp=page", content, "x-ms-page-write", "update", "x-ms-range", "bytes=0-511");
    }

    private HttpResponse<String> put(String name, String content, String... headers) {
        return azure.put("range-owner", CONTAINER + "/" + name, content, headers);
    }

    private HttpResponse<String> owner(String method, String path, String body, String... headers) {
        return azure.blob("range-owner", method, path, body, headers);
    }
}
