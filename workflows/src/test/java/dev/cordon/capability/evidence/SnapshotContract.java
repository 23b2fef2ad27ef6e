package dev.cordon.capability.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cordon.capability.compute.DiskId;
import dev.cordon.fake.Seed;
import dev.cordon.fake.TestTenant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link SnapshotActivities} keeps. */
public abstract class SnapshotContract {
    private static final DiskId DISK = Seed.disk("disk-app-01-os");

    protected abstract SnapshotActivities snapshots();

    protected abstract TestTenant tenant();

    @BeforeEach
    void seed() {
        tenant().reset();
    }

    @Test
    void a_snapshot_is_taken_in_the_evidence_group_of_the_disks_own_subscription() {
        DiskSnapshot taken = snapshots().take(order("ir-1", DISK));
        assertThat(taken.snapshot().arm().subscriptionId()).isEqualTo(Seed.WORKLOAD);
        assertThat(taken.snapshot().arm().resourceGroup()).isEqualTo(Seed.EVIDENCE_GROUP);
        assertThat(taken.disk()).isEqualTo(DISK);
        assertThat(taken.adopted()).isFalse();
        assertThat(taken.diskUniqueId()).isNotBlank();
    }

    @Test
    void the_same_order_again_adopts_the_snapshot() {
        DiskSnapshot taken = snapshots().take(order("ir-1", DISK));
        DiskSnapshot again = snapshots().take(order("ir-1", DISK));
        assertThat(again.snapshot()).isEqualTo(taken.snapshot());
        assertThat(again.adopted()).isTrue();
        assertThat(again.takenAt()).isEqualTo(taken.takenAt());
        assertThat(tenant().writesOf(taken.snapshot().id())).isEqualTo(1);
    }

    @Test
    void another_incident_takes_its_own() {
        DiskSnapshot one = snapshots().take(order("ir-1", DISK));
        DiskSnapshot other = snapshots().take(order("ir-2", DISK));
        assertThat(other.snapshot()).isNotEqualTo(one.snapshot());
        assertThat(other.adopted()).isFalse();
    }

    @Test
    void a_foreign_snapshot_of_the_name_is_not_adopted_and_not_touched() {
        SnapshotId name = snapshots().take(order("ir-1", DISK)).snapshot();
        tenant().reset();
        DiskId foreign = Seed.disk("disk-app-01-data-01");
        tenant().somebodySnapshots(name, foreign);
        DiskSnapshot taken = snapshots().take(order("ir-1", DISK));
        assertThat(taken.snapshot()).isNotEqualTo(name);
        assertThat(taken.adopted()).isFalse();
        assertThat(taken.disk()).isEqualTo(DISK);
        assertThat(snapshots().observe(name).disk()).isEqualTo(foreign);
    }

    @Test
    void names_stay_within_azures_limit() {
        SnapshotId name = snapshots()
                .take(order("ir-2026-05-23-001-a-rather-long-incident-name-that-goes-on-and-on", DISK))
                .snapshot();
        assertThat(name.name()).hasSizeLessThanOrEqualTo(80).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void observing_a_snapshot_tells_what_taking_it_told() {
        DiskSnapshot taken = snapshots().take(order("ir-1", DISK));
        DiskSnapshot seen = snapshots().observe(taken.snapshot());
        assertThat(seen.diskUniqueId()).isEqualTo(taken.diskUniqueId());
        assertThat(seen.takenAt()).isEqualTo(taken.takenAt());
        assertThat(seen.sizeGiB()).isEqualTo(taken.sizeGiB()).isPositive();
    }

    @Test
    void a_disk_that_is_not_there_is_not_found() {
        assertThatThrownBy(() -> snapshots().take(order("ir-1", Seed.disk("disk-gone"))))
                .hasStackTraceContaining("AzureNotFound");
    }

    private static SnapshotOrder order(String incident, DiskId disk) {
        return new SnapshotOrder(disk, "vm-app-01", incident, Seed.EVIDENCE_GROUP, "cordon for alice@contoso.com");
    }
}
