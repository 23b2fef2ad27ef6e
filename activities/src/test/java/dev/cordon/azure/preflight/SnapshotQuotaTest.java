package dev.cordon.azure.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.azure.arm.StubAnswer;
import dev.cordon.azure.arm.StubAzure;
import dev.cordon.capability.compute.DiskId;
import dev.cordon.capability.plan.Finding;
import dev.cordon.capability.plan.Finding.Weight;
import dev.cordon.fake.Seed;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SnapshotQuotaTest {
    private static final DiskId DISK = Seed.disk("disk-app-01-os");
    private static final Clock CLOCK = Clock.fixed(Seed.NOW, ZoneOffset.UTC);
    private static final Instant LONG_AGO = Seed.NOW.minusSeconds(301);

    @Test
    void a_disk_may_have_500_snapshots() {
        assertThat(weights(snapshots(449, DISK, LONG_AGO, true))).isEmpty();
        assertThat(weights(snapshots(450, DISK, LONG_AGO, true))).containsExactly(Weight.WARNS);
        assertThat(weights(snapshots(499, DISK, LONG_AGO, false))).containsExactly(Weight.WARNS);
        assertThat(weights(snapshots(500, DISK, LONG_AGO, false))).containsExactly(Weight.BLOCKS);
    }

    @Test
    void a_disk_may_have_7_incremental_snapshots_in_five_minutes() {
        Instant justNow = Seed.NOW.minusSeconds(299);
        assertThat(weights(snapshots(4, DISK, justNow, true))).isEmpty();
        assertThat(weights(snapshots(6, DISK, justNow, true))).containsExactly(Weight.WARNS);
        assertThat(weights(snapshots(7, DISK, justNow, true))).containsExactly(Weight.BLOCKS);
        assertThat(weights(snapshots(7, DISK, justNow, false))).isEmpty();
        assertThat(weights(snapshots(7, DISK, LONG_AGO, true))).isEmpty();
    }

    @Test
    void snapshots_of_other_disks_do_not_count() {
        assertThat(weights(snapshots(500, Seed.disk("disk-web-01-os"), LONG_AGO, true)))
                .isEmpty();
    }

    private static List<Weight> weights(StubAnswer kept) {
        StubAzure stub = new StubAzure().on("GET", "/snapshots", kept);
        return new SnapshotQuota(stub.azure(), CLOCK, Seed.EVIDENCE_GROUP, List.of(DISK))
                .get().stream().map(Finding::weight).toList();
    }

    private static StubAnswer snapshots(int count, DiskId disk, Instant taken, boolean incremental) {
        String one = "{\"properties\":{\"incremental\":" + incremental + ",\"timeCreated\":\"" + taken
                + "\",\"creationData\":{\"createOption\":\"Copy\",\"sourceResourceId\":\"" + disk.id() + "\"}}}";
        return StubAnswer.json(
                200,
                IntStream.range(0, count).mapToObj(each -> one).collect(Collectors.joining(",", "{\"value\":[", "]}")));
    }
}
