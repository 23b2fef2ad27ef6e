package dev.cordon.range;

import static dev.cordon.range.ArmClient.COMPUTE;
import static dev.cordon.range.ArmClient.FORENSIC;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.ArmClient.Reply;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The bytes of a snapshot, as long as access to them is given. */
class DiskExportSpec extends RangeSpec {
    private static final long LENGTH = 1_073_741_824L + 512;
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
    void the_image_is_read_as_a_page_blob_in_parts_and_says_the_same_each_time() {
        HttpResponse<String> start = part(address, 0, 9_999);
        HttpResponse<String> end = read(address, "Range", "bytes=" + (LENGTH - 4100) + "-");

        assertThat(start.statusCode()).isEqualTo(206);
        assertThat(start.headers().firstValue("x-ms-blob-type")).contains("PageBlob");
        assertThat(end.headers().firstValue("Content-Range"))
                .contains("bytes " + (LENGTH - 4100) + "-" + (LENGTH - 1) + "/" + LENGTH);
        assertThat(end.headers().firstValue("Content-Length")).contains("4100");
        assertThat(part(address, 0, 9_999).body()).isEqualTo(start.body());
        assertThat(part(address, 4_096, 9_999).body())
                .isEqualTo(part(address, 4_096, 5_000).body()
                        + part(address, 5_001, 9_999).body());
        assertThat(read(address, "Range", "bytes=" + LENGTH + "-").statusCode()).isEqualTo(416);
    }

    private HttpResponse<String> part(String from, long first, long last) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(from))
                .header("x-ms-range", "bytes=" + first + "-" + last)
                .build();
        return range.send(request, BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
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
        assertThat(part(again, 0, 511).statusCode()).isEqualTo(206);
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

        String bytes = part(address, 0, 511).body();

        assertThat(part(begin(copy), 0, 511).body()).isEqualTo(bytes);
        assertThat(part(begin(COMPUTE + "/snapshots/later"), 0, 511).body()).isNotEqualTo(bytes);
    }

    @Test
    void who_asks_again_while_access_is_given_gets_the_same_address_until_it_is_taken_away() {
        range.passes("PT5M");
        assertThat(begin(SNAPSHOT)).isEqualTo(address);
        range.passes("PT5M");
        assertThat(part(address, 0, 511).statusCode()).isEqualTo(403);

        String fresh = begin(SNAPSHOT);

        assertThat(fresh).isNotEqualTo(address);
        owner.post(SNAPSHOT + "/endGetAccess", "");
        range.passes("PT1S");
        assertThat(begin(SNAPSHOT)).isNotEqualTo(fresh);
    }

    @Test
    void at_most_five_snapshots_of_a_disk_are_given_access_to_at_once() {
        for (int i = 2; i <= 6; i++) {
            take(SNAPSHOT + i, SnapshotSpec.copyOf(COMPUTE + "/disks/disk-app-01-os"));
        }
        for (int i = 2; i <= 5; i++) {
            assertThat(begin(SNAPSHOT + i)).contains("sig=");
        }
        String sixth = "{\"access\":\"Read\",\"durationInSeconds\":600}";

        assertThat(owner.post(SNAPSHOT + "6/beginGetAccess", sixth).code()).isEqualTo("OperationNotAllowed");
        owner.post(SNAPSHOT + "/endGetAccess", "");
        range.passes("PT1S");
        assertThat(begin(SNAPSHOT + "6")).contains("sig=");
    }

    @Test
    void the_admin_s_state_tells_which_access_is_still_given_and_not_how() {
        JsonNode given = range.admin("GET", "state", "").path("accessGiven");

        assertThat(given).singleElement().satisfies(one -> {
            assertThat(one.path("resourceId").asText()).isEqualTo(SNAPSHOT);
            assertThat(one.path("until").asText()).isEqualTo("2026-11-24T12:10:01Z");
            assertThat(one).hasSize(2);
        });
        owner.post(SNAPSHOT + "/endGetAccess", "");
        range.passes("PT1S");
        assertThat(range.admin("GET", "state", "").path("accessGiven")).isEmpty();
    }
}
