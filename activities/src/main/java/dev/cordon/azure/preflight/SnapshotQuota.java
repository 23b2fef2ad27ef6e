package dev.cordon.azure.preflight;

import com.azure.resourcemanager.compute.fluent.models.SnapshotInner;
import dev.cordon.azure.arm.Azure;
import dev.cordon.azure.arm.Reading;
import dev.cordon.capability.ArmId;
import dev.cordon.capability.compute.DiskId;
import dev.cordon.capability.plan.Finding;
import dev.cordon.capability.plan.Finding.Kind;
import dev.cordon.capability.plan.Finding.Weight;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether Azure will take another snapshot of a machine's disks: at most 500 of a disk, and of incremental ones at most 7
 * within five minutes. Words name no count, since a plan whose words change has to be decided again.
 */
final class SnapshotQuota implements Question {
    private static final Limit IN_ALL = new Limit(500, 450);
    private static final Limit AT_ONCE = new Limit(7, 5);
    private static final Duration RECENT = Duration.ofMinutes(5);

    private final Azure azure;
    private final Clock clock;
    private final String group;
    private final List<DiskId> disks;

    SnapshotQuota(Azure azure, Clock clock, String group, List<DiskId> disks) {
        this.azure = azure;
        this.clock = clock;
        this.group = group;
        this.disks = List.copyOf(disks);
    }

    @Override
    public List<Finding> get() {
        ArmId any = disks.get(0).arm();
        Reading<List<SnapshotInner>> kept =
                Reading.of(() -> azure.clients().compute(any).getSnapshots().listByResourceGroup(group).stream()
                        .toList());
        if (kept.isRefused()) {
            return List.of(Unseen.in(
                    "/subscriptions/" + any.subscriptionId() + "/resourceGroups/" + group,
                    "Microsoft.Compute/snapshots/read",
                    "how many snapshots there are"));
        }
        return kept.found().stream().flatMap(this::judge).toList();
    }

    private Stream<Finding> judge(List<SnapshotInner> kept) {
        return disks.stream()
                .flatMap(disk -> judge(
                        disk,
                        kept.stream().filter(snapshot -> isOf(disk, snapshot)).toList()));
    }

    private Stream<Finding> judge(DiskId disk, List<SnapshotInner> ofDisk) {
        Instant since = clock.instant().minus(RECENT);
        long recent = ofDisk.stream()
                .filter(snapshot -> Boolean.TRUE.equals(snapshot.incremental()))
                .filter(snapshot -> snapshot.timeCreated() != null
                        && snapshot.timeCreated().toInstant().isAfter(since))
                .count();
        return Stream.concat(
                IN_ALL.judge(disk, ofDisk.size(), "500 snapshots in all"),
                AT_ONCE.judge(disk, recent, "7 incremental snapshots within five minutes"));
    }

    private static boolean isOf(DiskId disk, SnapshotInner snapshot) {
        return snapshot.creationData() != null
                && snapshot.creationData().sourceResourceId() != null
                && ArmId.same(snapshot.creationData().sourceResourceId(), disk.id());
    }

    private record Limit(int most, int near) {
        Stream<Finding> judge(DiskId disk, long count, String allowed) {
            if (count >= most) {
                return Stream.of(finding(disk, Weight.BLOCKS, "has " + allowed + ": Azure refuses another one."));
            }
            return count >= near
                    ? Stream.of(finding(disk, Weight.WARNS, "is close to Azure's limit of " + allowed + "."))
                    : Stream.of();
        }

        private static Finding finding(DiskId disk, Weight weight, String words) {
            return new Finding(Kind.SNAPSHOT_QUOTA, weight, disk.id(), "Disk " + disk.name() + " " + words);
        }
    }
}
