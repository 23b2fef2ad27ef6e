package dev.cordon.azure.evidence;

import static dev.cordon.azure.arm.ActivityRunner.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cordon.azure.arm.ActivityRunner;
import dev.cordon.azure.arm.InFlight;
import dev.cordon.azure.arm.Json;
import dev.cordon.azure.arm.StubAnswer;
import dev.cordon.azure.arm.StubAzure;
import dev.cordon.capability.FailureType;
import dev.cordon.capability.compute.DiskId;
import dev.cordon.capability.evidence.DiskSnapshot;
import dev.cordon.capability.evidence.SnapshotActivities;
import dev.cordon.capability.evidence.SnapshotId;
import dev.cordon.capability.evidence.SnapshotOrder;
import dev.cordon.fake.Seed;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a snapshot is taken once, whatever has its name and whenever a worker dies. */
class TakeSnapshotTest {
    private static final DiskId DISK = Seed.disk("disk-app-01-os");
    private static final SnapshotOrder ORDER =
            new SnapshotOrder(DISK, "vm-app-01", "ir-1", Seed.EVIDENCE_GROUP, "cordon for alice");
    private static final String FIRST = "/snapshots/snap-ir-1-vm-app-01-disk-app-01-os";
    private static final String SECOND = FIRST + "-2";
    private static final Instant NOW = Instant.parse("2026-05-23T03:00:00Z");
    private static final String OPERATION = StubAzure.HOST + "/operations/1";

    private final StubAzure stub = new StubAzure().on("GET", "/disks/disk-app-01-os", disk("Premium_LRS"));
    private final ActivityRunner runner = new ActivityRunner();

    @AfterEach
    void close() {
        runner.close();
    }

    @Test
    void the_request_is_for_an_incremental_copy_with_the_incidents_tags() throws IOException {
        creates(FIRST);

        DiskSnapshot taken = snapshots().take(ORDER);

        assertThat(taken.adopted()).isFalse();
        assertThat(taken.completionPercent()).isEqualTo(100);
        JsonNode sent =
                Json.MAPPER.readTree(stub.last("PUT").getBodyAsBinaryData().toBytes());
        assertThat(sent.at("/properties/incremental").asBoolean()).isTrue();
        assertThat(sent.at("/properties/creationData/sourceResourceId").asText())
                .isEqualTo(DISK.id());
        assertThat(sent.at("/sku/name").asText()).isEqualTo("Standard_LRS");
        assertThat(sent.at("/location").asText()).isEqualTo("westeurope");
        assertThat(sent.at("/tags/captured_at").asText()).isEqualTo("2026-05-23T03:00:00Z");
        assertThat(sent.at("/tags/captured_by").asText()).isEqualTo("cordon for alice");
    }

    @Test
    void a_disk_over_zones_has_its_snapshot_over_zones() throws IOException {
        stub.on("GET", "/disks/disk-app-01-os", disk("Premium_ZRS"));
        creates(FIRST);

        snapshots().take(ORDER);

        JsonNode sent =
                Json.MAPPER.readTree(stub.last("PUT").getBodyAsBinaryData().toBytes());
        assertThat(sent.at("/sku/name").asText()).isEqualTo("Standard_ZRS");
    }

    @Test
    void a_worker_that_died_before_its_heartbeat_leaves_a_snapshot_that_is_awaited_and_adopted() {
        stub.on("GET", FIRST, snapshot("ir-1", "unique-1", "Updating"), snapshot("ir-1", "unique-1", "Succeeded"));

        DiskSnapshot taken = snapshots().take(ORDER);

        assertThat(taken.adopted()).isTrue();
        assertThat(taken.takenAt()).isEqualTo(Instant.parse("2026-05-23T03:00:05Z"));
        assertThat(stub.count("PUT", FIRST)).isZero();
    }

    @Test
    void an_operation_in_flight_is_gone_on_with() {
        SnapshotId name = new SnapshotId("/subscriptions/" + Seed.WORKLOAD + "/resourceGroups/" + Seed.EVIDENCE_GROUP
                + "/providers/Microsoft.Compute" + FIRST);
        runner.after(new InFlight(name.id(), OPERATION, null));
        stub.on("GET", FIRST, StubAnswer.error(404, "ResourceNotFound", "not yet"))
                .on("GET", "/operations/1", request -> {
                    stub.on("GET", FIRST, snapshot("ir-1", "unique-1", "Succeeded"));
                    return StubAnswer.json(200, "{\"status\":\"Succeeded\"}");
                });

        assertThat(snapshots().take(ORDER).snapshot()).isEqualTo(name);

        assertThat(stub.count("GET", "/operations/1")).isEqualTo(1);
        assertThat(stub.count("PUT", FIRST)).isZero();
    }

    @Test
    void a_snapshot_of_another_incident_is_left_alone() {
        stub.on("GET", FIRST, snapshot("ir-0", "unique-1", "Succeeded"));
        creates(SECOND);

        assertThat(snapshots().take(ORDER).snapshot().id()).endsWith(SECOND);

        assertThat(stub.count("PUT", FIRST)).isZero();
    }

    @Test
    void a_snapshot_of_an_earlier_disk_of_the_same_name_is_left_alone() {
        stub.on("GET", FIRST, snapshot("ir-1", "unique-0", "Succeeded"));
        creates(SECOND);

        assertThat(snapshots().take(ORDER).snapshot().id()).endsWith(SECOND);

        assertThat(stub.count("PUT", FIRST)).isZero();
    }

    @Test
    void a_snapshot_that_failed_is_no_evidence() {
        stub.on("GET", FIRST, snapshot("ir-1", "unique-1", "Failed"));
        creates(SECOND);

        assertThat(snapshots().take(ORDER).snapshot().id()).endsWith(SECOND);
    }

    @Test
    void an_evidence_group_that_is_not_there_is_said() {
        stub.on("GET", FIRST, StubAnswer.error(404, "ResourceGroupNotFound", "no rg-forensic-prod"));

        assertThat(FailureType.NOT_FOUND.of(failureOf(() -> snapshots().take(ORDER))))
                .isTrue();

        assertThat(stub.count("PUT", FIRST)).isZero();
    }

    private void creates(String path) {
        stub.on("GET", path, StubAnswer.error(404, "ResourceNotFound", "free")).on("PUT", path, request -> {
            stub.on("GET", path, snapshot("ir-1", "unique-1", "Succeeded"));
            return snapshot("ir-1", "unique-1", "Updating");
        });
    }

    private SnapshotActivities snapshots() {
        return runner.run(
                SnapshotActivities.class, new ArmSnapshotActivities(stub.azure(), Clock.fixed(NOW, ZoneOffset.UTC)));
    }

    private static StubAnswer disk(String sku) {
        return StubAnswer.json(200, """
                {"id":"%s","location":"westeurope","sku":{"name":"%s"},"properties":{"uniqueId":"unique-1"}}
                """.formatted(DISK.id(), sku));
    }

    private static StubAnswer snapshot(String incident, String sourceUniqueId, String state) {
        return StubAnswer.json(200, """
                {"location":"westeurope","tags":{"incident_id":"%s","source_resource_id":"%s"},
                 "properties":{"provisioningState":"%s","timeCreated":"2026-05-23T03:00:05Z","diskSizeGB":64,
                   "creationData":{"createOption":"Copy","sourceResourceId":"%s","sourceUniqueId":"%s"}}}
                """.formatted(incident, DISK.id(), state, DISK.id(), sourceUniqueId));
    }
}
