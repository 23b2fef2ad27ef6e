package dev.cordon.range;

import static dev.cordon.range.ArmClient.COMPUTE;
import static dev.cordon.range.ArmClient.FORENSIC;
import static dev.cordon.range.ArmClient.WORKLOAD;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.ArmClient.Reply;
import dev.cordon.range.http.Json;
import org.junit.jupiter.api.Test;

class SnapshotSpec extends RangeSpec {
    private static final String DISK = COMPUTE + "/disks/disk-app-01-os";
    private static final String SNAPSHOTS = COMPUTE + "/snapshots/";

    static ObjectNode copyOf(String source) {
        ObjectNode body = Json.object().put("location", "westeurope");
        ObjectNode properties = body.putObject("properties").put("incremental", true);
        properties.putObject("creationData").put("createOption", "Copy").put("sourceResourceId", source);
        return body;
    }

    private Reply taken(String id, ObjectNode body) {
        Reply reply = owner.put(id, body);
        range.passes("PT1S");
        return reply;
    }

    @Test
    void an_incremental_snapshot_outside_the_disks_subscription_is_refused_and_a_full_one_taken() {
        String elsewhere = FORENSIC + "/resourceGroups/rg-forensic-prod/providers/Microsoft.Compute/snapshots/s";
        ObjectNode full = copyOf(DISK);
        full.withObjectProperty("properties").put("incremental", false);

        assertThat(taken(elsewhere, copyOf(DISK)).code()).isEqualTo("OperationNotAllowed");
        assertThat(taken(elsewhere, full).status()).isEqualTo(202);
    }

    @Test
    void a_taken_name_is_not_given_to_another_disk() {
        taken(SNAPSHOTS + "s", copyOf(DISK));

        Reply other = taken(SNAPSHOTS + "s", copyOf(COMPUTE + "/disks/disk-web-01-os"));

        assertThat(other.status()).isEqualTo(409);
        assertThat(other.code()).isEqualTo("PropertyChangeNotAllowed");
        assertThat(other.message()).contains("'sourceResourceId' is not allowed for existing disk 's'");
    }

    @Test
    void a_second_put_of_the_same_source_keeps_the_point_in_time() {
        taken(SNAPSHOTS + "s", copyOf(DISK));
        Reply before = owner.get(SNAPSHOTS + "s");
        ObjectNode again = copyOf(DISK);
        again.putObject("tags").put("incident_id", "INC-2");

        assertThat(taken(SNAPSHOTS + "s", again).status()).isEqualTo(202);

        Reply after = owner.get(SNAPSHOTS + "s");
        assertThat(after.text("/properties/timeCreated")).isEqualTo(before.text("/properties/timeCreated"));
        assertThat(after.text("/properties/uniqueId")).isEqualTo(before.text("/properties/uniqueId"));
        assertThat(after.text("/tags/incident_id")).isEqualTo("INC-2");
    }

    @Test
    void names_are_held_to_eighty_characters_of_a_small_alphabet() {
        assertThat(taken(SNAPSHOTS + "a".repeat(81), copyOf(DISK)).code()).isEqualTo("InvalidParameter");
        assertThat(taken(SNAPSHOTS + "has(paren)", copyOf(DISK)).code()).isEqualTo("InvalidParameter");
        assertThat(taken(SNAPSHOTS + "a".repeat(80), copyOf(DISK)).status()).isEqualTo(202);
    }

    @Test
    void a_disk_gives_seven_incremental_snapshots_in_five_minutes() {
        for (int i = 1; i <= 7; i++) {
            assertThat(taken(SNAPSHOTS + "s" + i, copyOf(DISK)).status()).isEqualTo(202);
        }
        assertThat(taken(SNAPSHOTS + "s8", copyOf(DISK)).status()).isEqualTo(429);
        range.passes("PT6M");
        assertThat(taken(SNAPSHOTS + "s8", copyOf(DISK)).status()).isEqualTo(202);
    }

    @Test
    void another_region_is_reached_by_copy_start_which_fills_after_it_is_there() {
        String north = WORKLOAD + "/resourceGroups/rg-workload-dr/providers/Microsoft.Compute/snapshots/s-neu";
        taken(SNAPSHOTS + "s", copyOf(DISK));
        ObjectNode copy = copyOf(SNAPSHOTS + "s").put("location", "northeurope");
        assertThat(owner.put(north, copy).status()).isEqualTo(404);
        copy.withObjectProperty("properties").withObjectProperty("creationData").put("createOption", "CopyStart");
        range.admin("PUT", "latencies", "{\"Microsoft.Compute/snapshots/copy\":100000}");

        assertThat(owner.put(north, copy).status()).isEqualTo(202);

        range.passes("PT25S");
        assertThat(owner.get(north).text("/properties/provisioningState")).isEqualTo("Succeeded");
        assertThat(owner.get(north).text("/properties/completionPercent")).isEqualTo("25.0");
        range.passes("PT80S");
        assertThat(owner.get(north).text("/properties/completionPercent")).isEqualTo("100.0");
    }

    @Test
    void access_is_given_as_a_bare_signature_and_taken_away_again() {
        taken(SNAPSHOTS + "s", copyOf(DISK));

        Reply begun = owner.post(SNAPSHOTS + "s/beginGetAccess", "{\"access\":\"Read\",\"durationInSeconds\":600}");
        range.passes("PT1S");

        assertThat(begun.status()).isEqualTo(202);
        ObjectNode result = owner.get(begun.header("Location")).json();
        assertThat(result).hasSize(1);
        assertThat(result.path("accessSAS").asText()).contains("sig=");
        assertThat(owner.get(SNAPSHOTS + "s").text("/properties/diskState")).isEqualTo("ActiveSAS");
        assertThat(owner.delete(SNAPSHOTS + "s").code()).isEqualTo("OperationNotAllowed");
        owner.post(SNAPSHOTS + "s/endGetAccess", "");
        range.passes("PT1S");
        assertThat(owner.get(SNAPSHOTS + "s").text("/properties/diskState")).isEqualTo("Unattached");
        assertThat(range.admin("GET", "state", "").toString()).doesNotContain("sig=");
    }

    @Test
    void a_source_that_denies_network_access_is_not_exported() {
        owner.patch(DISK, "{\"properties\":{\"networkAccessPolicy\":\"DenyAll\"}}");
        range.passes("PT1S");

        Reply begun = owner.post(DISK + "/beginGetAccess", "{\"access\":\"Read\",\"durationInSeconds\":600}");

        assertThat(begun.code()).isEqualTo("OperationNotAllowed");
    }
}
