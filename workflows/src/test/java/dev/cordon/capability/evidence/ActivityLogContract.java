package dev.cordon.capability.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cordon.fake.Seed;
import dev.cordon.fake.TestTenant;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link ActivityLogActivities} keeps. */
public abstract class ActivityLogContract {
    private final Instant now = Instant.now();

    protected abstract ActivityLogActivities activityLog();

    protected abstract TestTenant tenant();

    @BeforeEach
    void seed() {
        tenant().reset();
    }

    @Test
    void a_slice_is_written_and_hashed_as_stored() {
        ActivityLogExport export = activityLog().export(slice("run-1"));
        assertThat(export.url()).isEqualTo(tenant().vaultContainer() + "/ir-1/run-1/activity-log.json");
        assertThat(export.sha256()).matches("[0-9a-f]{64}");
        assertThat(export.length()).isPositive();
        assertThat(export.events()).isPositive();
        assertThat(export.pages()).isPositive();
        assertThat(export.adopted()).isFalse();
    }

    @Test
    void the_same_run_adopts_what_it_wrote() {
        ActivityLogExport first = activityLog().export(slice("run-1"));
        ActivityLogExport again = activityLog().export(slice("run-1"));
        assertThat(again.adopted()).isTrue();
        assertThat(again.sha256()).isEqualTo(first.sha256());
        assertThat(again.events()).isEqualTo(first.events());
    }

    @Test
    void what_the_run_did_not_write_is_left_alone_and_the_slice_gets_another_name() {
        tenant().somebodyWrites("ir-1/run-1/activity-log.json", "run-1", Seed.APP, "{\"query\":{},\"events\":[]}");
        ActivityLogExport export = activityLog().export(slice("run-1"));
        assertThat(export.url()).isEqualTo(tenant().vaultContainer() + "/ir-1/run-1/activity-log-2.json");
        assertThat(export.events()).isPositive();
        assertThat(export.adopted()).isFalse();
    }

    @Test
    void a_blob_that_another_run_wrote_is_never_adopted() {
        activityLog().export(slice("run-1"));
        ActivityLogSlice mine = slice("run-1");
        ActivityLogSlice foreign = new ActivityLogSlice(
                mine.subscriptionId(),
                mine.resourceGroup(),
                mine.from(),
                mine.to(),
                mine.container(),
                mine.blob(),
                "run-2");
        assertThatThrownBy(() -> activityLog().export(foreign)).hasStackTraceContaining("AzureRefused");
    }

    @Test
    void a_slice_has_every_event_of_an_earlier_one_and_no_late_one_where_nothing_was_late() {
        ActivityLogExport first = activityLog().export(slice("run-1"));
        activityLog().export(slice("run-2"));

        Reconciliation same = activityLog().reconcile(compared("run-1", "run-2"));

        assertThat(same.inBoth()).isEqualTo(first.events());
        assertThat(same.late()).isEmpty();
        assertThat(same.lateCount()).isZero();
        assertThat(same.missing()).isZero();
    }

    @Test
    void a_slice_that_is_not_in_the_vault_is_not_found() {
        activityLog().export(slice("run-1"));
        assertThatThrownBy(() -> activityLog().reconcile(compared("run-1", "run-9")))
                .hasStackTraceContaining("AzureNotFound");
    }

    private SlicesToCompare compared(String first, String second) {
        return new SlicesToCompare(
                tenant().vaultContainer(),
                "ir-1/" + first + "/activity-log.json",
                "ir-1/" + second + "/activity-log.json");
    }

    private ActivityLogSlice slice(String run) {
        return new ActivityLogSlice(
                Seed.WORKLOAD,
                Seed.GROUP,
                now.minus(Duration.ofHours(24)),
                now,
                tenant().vaultContainer(),
                "ir-1/" + run + "/activity-log.json",
                run);
    }
}
