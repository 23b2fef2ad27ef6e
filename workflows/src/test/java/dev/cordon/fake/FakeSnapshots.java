package dev.cordon.fake;

import dev.cordon.capability.FailureType;
import dev.cordon.capability.compute.DiskId;
import dev.cordon.capability.evidence.DiskSnapshot;
import dev.cordon.capability.evidence.SnapshotActivities;
import dev.cordon.capability.evidence.SnapshotId;
import dev.cordon.capability.evidence.SnapshotOrder;
import dev.cordon.engine.ShortHash;
import java.time.Instant;

record FakeSnapshots(FakeAzure azure) implements SnapshotActivities {
    @Override
    public DiskSnapshot take(SnapshotOrder order) {
        synchronized (azure) {
            azure.asked("snapshot.take", order.disk().name());
            azure.requireDisk(order.disk());
            for (int attempt = 1; ; attempt++) {
                SnapshotId name = name(order, attempt);
                FakeAzure.Kept taken = azure.snapshots.get(FakeAzure.key(name.id()));
                if (taken == null) {
                    DiskSnapshot fresh = fresh(name, order.disk());
                    azure.snapshots.put(FakeAzure.key(name.id()), new FakeAzure.Kept(fresh, order.incidentId()));
                    azure.written(name.id());
                    return fresh;
                }
                if (taken.incidentId().equals(order.incidentId())
                        && taken.snapshot().disk().equals(order.disk())) {
                    return adopted(taken.snapshot());
                }
            }
        }
    }

    @Override
    public DiskSnapshot observe(SnapshotId snapshot) {
        synchronized (azure) {
            azure.asked("snapshot.observe", snapshot.name());
            FakeAzure.Kept kept = azure.snapshots.get(FakeAzure.key(snapshot.id()));
            if (kept == null) {
                throw FailureType.NOT_FOUND.failure("there is no snapshot " + snapshot.id(), null);
            }
            return kept.snapshot();
        }
    }

    static DiskSnapshot fresh(SnapshotId name, DiskId disk) {
        return new DiskSnapshot(
                name,
                disk,
                "unique-" + disk.name(),
                Instant.parse("2026-05-23T03:00:00Z"),
                128,
                100.0,
                false,
                FakeVault.PROVENANCE);
    }

    private static DiskSnapshot adopted(DiskSnapshot of) {
        return new DiskSnapshot(
                of.snapshot(),
                of.disk(),
                of.diskUniqueId(),
                of.takenAt(),
                of.sizeGiB(),
                of.completionPercent(),
                true,
                FakeVault.PROVENANCE);
    }

    private static SnapshotId name(SnapshotOrder order, int attempt) {
        String whole =
                order.incidentId() + "-" + order.machine() + "-" + order.disk().name();
        String name = "snap-" + ShortHash.of(whole) + "-" + order.disk().name() + (attempt == 1 ? "" : "-" + attempt);
        return new SnapshotId(Seed.id(order.resourceGroup(), "Microsoft.Compute/snapshots", name));
    }
}
