package dev.cordon.capability.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cordon.capability.evidence.SnapshotActivities;
import dev.cordon.capability.evidence.SnapshotId;
import dev.cordon.capability.evidence.SnapshotOrder;
import dev.cordon.fake.Seed;
import dev.cordon.fake.TestTenant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link ImageActivities} keeps. */
public abstract class ImageContract {
    private static final String BLOB = "ir-1/run-1/images/disk-app-01-os.vhd";

    protected abstract ImageActivities images();

    /** Takes the snapshots whose images are copied. */
    protected abstract SnapshotActivities snapshots();

    protected abstract TestTenant tenant();

    @BeforeEach
    void seed() {
        tenant().reset();
    }

    @Test
    void an_image_is_copied_and_hashed_as_stored() {
        ExportedImage exported = images().export(order(snapshot(), "run-1"));
        assertThat(exported.url()).isEqualTo(tenant().vaultContainer() + "/" + BLOB);
        assertThat(exported.length()).isPositive();
        assertThat(exported.adopted()).isFalse();

        HashedImage hashed = images().hash(stored(exported.etag()));

        assertThat(hashed.sha256()).matches("[0-9a-f]{64}");
        assertThat(hashed.length()).isEqualTo(exported.length());
        assertThat(hashed.resumedAt()).isZero();
    }

    @Test
    void access_to_the_snapshot_has_ended_when_its_image_is_copied() {
        SnapshotId snapshot = snapshot();
        images().export(order(snapshot, "run-1"));
        assertThat(tenant().isAccessible(snapshot)).isFalse();
    }

    @Test
    void the_same_run_adopts_what_it_copied() {
        SnapshotId snapshot = snapshot();
        ExportedImage first = images().export(order(snapshot, "run-1"));

        ExportedImage again = images().export(order(snapshot, "run-1"));

        assertThat(again.adopted()).isTrue();
        assertThat(again.etag()).isEqualTo(first.etag());
        assertThat(again.length()).isEqualTo(first.length());
        assertThat(again.versionId()).isEqualTo(first.versionId());
        assertThat(tenant().isAccessible(snapshot)).isFalse();
    }

    @Test
    void an_image_that_another_run_copied_is_never_adopted() {
        SnapshotId snapshot = snapshot();
        images().export(order(snapshot, "run-1"));
        assertThatThrownBy(() -> images().export(order(snapshot, "run-2"))).hasStackTraceContaining("AzureRefused");
        assertThat(tenant().isAccessible(snapshot)).isFalse();
    }

    @Test
    void an_image_other_than_the_exported_one_is_not_hashed() {
        images().export(order(snapshot(), "run-1"));
        assertThatThrownBy(() -> images().hash(stored("\"0x8DD000000000000\"")))
                .hasStackTraceContaining("AzureRefused");
    }

    @Test
    void an_image_that_is_not_there_is_not_found() {
        assertThatThrownBy(() -> images().hash(stored("\"0x8DD000000000000\"")))
                .hasStackTraceContaining("AzureNotFound");
    }

    @Test
    void a_snapshot_that_is_not_there_is_not_found() {
        SnapshotId gone = new SnapshotId(snapshot().id() + "-gone");
        assertThatThrownBy(() -> images().export(order(gone, "run-1"))).hasStackTraceContaining("AzureNotFound");
    }

    @Test
    void ending_access_that_nobody_was_given_does_nothing() {
        SnapshotId snapshot = snapshot();
        images().endAccess(snapshot);
        images().endAccess(new SnapshotId(snapshot.id() + "-gone"));
        assertThat(tenant().isAccessible(snapshot)).isFalse();
    }

    private SnapshotId snapshot() {
        return snapshots()
                .take(new SnapshotOrder(
                        Seed.disk("disk-app-01-os"),
                        "vm-app-01",
                        "ir-1",
                        Seed.EVIDENCE_GROUP,
                        "cordon for alice@contoso.com"))
                .snapshot();
    }

    private ImageOrder order(SnapshotId snapshot, String run) {
        return new ImageOrder(snapshot, tenant().vaultContainer(), BLOB, run, 1);
    }

    private ImageToHash stored(String etag) {
        return new ImageToHash(tenant().vaultContainer(), BLOB, etag);
    }
}
