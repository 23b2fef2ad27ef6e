package dev.cordon.range;

import static dev.cordon.range.ArmClient.COMPUTE;
import static dev.cordon.range.ArmClient.FORENSIC;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.ArmClient.Reply;
import dev.cordon.range.directory.Application;
import dev.cordon.range.directory.Directory;
import dev.cordon.range.http.Json;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The bytes of a snapshot, as long as access to them is given. */
class DiskExportSpec extends RangeSpec {
    private static final int LENGTH = 64 * 128 * 1024 + 512;
    private static final String SNAPSHOT = COMPUTE + "/snapshots/s";

    private String address = "";

    @BeforeEach
    void takeSnapshot() {
        take(SNAPSHOT, SnapshotSpec.copyOf(COMPUTE + "/disks/disk-app-01-os"));
        address = begin(SNAPSHOT);
    }

    private void take(String id, ObjectNode body) {
        assertThat(owner.put(id, body).status()).isEqualTo(202);
        range.passes("PT1S");
    }

    private String begin(String snapshot) {
        Reply begun = owner.post(snapshot + "/beginGetAccess", "{\"access\":\"Read\",\"durationInSeconds\":600}");
        range.passes("PT1S");
        return owner.get(begun.header("Location")).text("/accessSAS");
    }

    private HttpResponse<String> read(String from, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(from));
        return range.send((headers.length == 0 ? request : request.headers(headers)).build());
    }

    @Test
    void the_image_is_read_as_a_page_blob_whole_or_in_parts_and_says_the_same_each_time() {
        HttpResponse<String> whole = read(address);
        HttpResponse<String> end = read(address, "Range", "bytes=" + (LENGTH - 4100) + "-");

        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.headers().firstValue("x-ms-blob-type")).contains("PageBlob");
        assertThat(whole.headers().firstValue("Content-Length")).contains(String.valueOf(LENGTH));
        assertThat(end.statusCode()).isEqualTo(206);
        assertThat(end.headers().firstValue("Content-Range"))
                .contains("bytes " + (LENGTH - 4100) + "-" + (LENGTH - 1) + "/" + LENGTH);
        assertThat(end.headers().firstValue("Content-Length")).contains("4100");
        assertThat(read(address).body()).isEqualTo(whole.body());
        assertThat(whole.body().substring(whole.body().length() - 1000))
                .isEqualTo(end.body().substring(end.body().length() - 1000));
        assertThat(read(address, "Range", "bytes=" + LENGTH + "-").statusCode()).isEqualTo(416);
    }

    @Test
    void its_length_can_be_asked_for_alone() {
        HttpResponse<String> head = range.send(HttpRequest.newBuilder(URI.create(address))
                .method("HEAD", BodyPublishers.noBody())
                .build());

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("Content-Length")).contains(String.valueOf(LENGTH));
    }

    @Test
    void access_ends_when_it_is_taken_away_when_its_time_is_over_and_for_other_signatures() {
        assertThat(read(address.replaceFirst("sig=.", "sig=_")).statusCode()).isEqualTo(403);
        range.passes("PT11M");
        assertThat(read(address).statusCode()).isEqualTo(403);

        String again = begin(SNAPSHOT);
        assertThat(read(again).statusCode()).isEqualTo(200);
        owner.post(SNAPSHOT + "/endGetAccess", "");
        range.passes("PT1S");

        assertThat(read(again).statusCode()).isEqualTo(403);
        assertThat(read(again).headers().firstValue("x-ms-error-code")).contains("AuthenticationFailed");
    }

    @Test
    void a_copy_in_the_forensic_subscription_has_the_bytes_of_the_snapshot_and_a_later_snapshot_has_others() {
        String copy = FORENSIC + "/resourceGroups/rg-forensic-prod/providers/Microsoft.Compute/snapshots/copy";
        ObjectNode full = SnapshotSpec.copyOf(SNAPSHOT);
        full.withObjectProperty("properties").put("incremental", false);
        take(copy, full);
        take(COMPUTE + "/snapshots/later", SnapshotSpec.copyOf(COMPUTE + "/disks/disk-app-01-os"));

        String bytes = read(address).body();

        assertThat(read(begin(copy)).body()).isEqualTo(bytes);
        assertThat(read(begin(COMPUTE + "/snapshots/later")).body()).isNotEqualTo(bytes);
    }

    @Test
    void the_vault_copies_an_image_from_its_address_while_access_is_given() {
        assertThat(copyToVault("first").statusCode()).isEqualTo(201);
        HttpResponse<String> stored = asOwner("first", "GET");

        assertThat(stored.body()).isEqualTo(read(address).body());
        owner.post(SNAPSHOT + "/endGetAccess", "");
        range.passes("PT1S");
        assertThat(copyToVault("second").headers().firstValue("x-ms-error-code"))
                .contains("CannotVerifyCopySource");
    }

    private HttpResponse<String> copyToVault(String name) {
        return asOwner(name, "PUT", "x-ms-blob-type", "BlockBlob", "x-ms-copy-source", address);
    }

    private HttpResponse<String> asOwner(String name, String method, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(range.url() + "/stforensicirprodweu/ir-evidence-unlocked/" + name))
                .header("Authorization", "Bearer " + storageToken())
                .header("x-ms-version", "2026-04-06")
                .method(method, BodyPublishers.noBody());
        return range.send((headers.length == 0 ? request : request.headers(headers)).build());
    }

    private String storageToken() {
        Application application = range.directory().application("range-owner");
        String form = Browser.query(Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                application.clientId(),
                "client_secret",
                application.clientSecret(),
                "scope",
                "https://storage.azure.com/.default"));
        return Json.read(range.send(HttpRequest.newBuilder(
                                        URI.create(range.url() + "/" + Directory.TENANT_ID + "/oauth2/v2.0/token"))
                                .POST(BodyPublishers.ofString(form))
                                .build())
                        .body())
                .path("access_token")
                .asText();
    }
}
