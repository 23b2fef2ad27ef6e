package dev.cordon.azure.evidence;

import com.azure.resourcemanager.compute.fluent.models.DiskInner;
import com.azure.resourcemanager.compute.fluent.models.SnapshotInner;
import dev.cordon.azure.arm.Attempt;
import dev.cordon.azure.arm.Azure;
import dev.cordon.azure.arm.Provisioning;
import dev.cordon.capability.FailureType;
import dev.cordon.capability.compute.DiskId;
import dev.cordon.capability.evidence.DiskSnapshot;
import dev.cordon.capability.evidence.SnapshotActivities;
import dev.cordon.capability.evidence.SnapshotId;
import dev.cordon.capability.evidence.SnapshotOrder;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Takes incremental disk snapshots through Azure Resource Manager. */
public final class ArmSnapshotActivities implements SnapshotActivities {
    private static final int MOST_NAMES = 20;
    private static final double WHOLE = 100;

    private final Azure azure;
    private final Snapshots snapshots;
    private final Clock clock;

    /**
     * Takes snapshots in the given Azure.
     *
     * @param clock for the tag {@code captured_at}
     */
    public ArmSnapshotActivities(Azure azure, Clock clock) {
        this.azure = azure;
        this.snapshots = new Snapshots(azure);
        this.clock = clock;
    }

    @Override
    public DiskSnapshot take(SnapshotOrder order) {
        return azure.work()
                .on(
                        "take a snapshot of disk " + order.disk().id() + " in resource group " + order.resourceGroup(),
                        attempt -> take(attempt, order));
    }

    @Override
    public DiskSnapshot observe(SnapshotId snapshot) {
        return azure.work().on("read snapshot " + snapshot.id(), attempt -> {
            SnapshotInner read = snapshots.read(snapshot);
            return describe(snapshot, new DiskId(read.creationData().sourceResourceId()), read, true, attempt);
        });
    }

    /** The first name that is free, or whose snapshot this very order had made. */
    private DiskSnapshot take(Attempt attempt, SnapshotOrder order) {
        DiskInner disk = snapshots.disk(order.disk());
        for (int number = 1; number <= MOST_NAMES; number++) {
            SnapshotId name = id(order, number);
            azure.operations().resume(attempt, name.id());
            Optional<SnapshotInner> found = snapshots.find(name);
            if (found.isEmpty()) {
                snapshots.create(attempt, name, disk, SnapshotTags.of(order, clock.instant()));
                return describe(
                        name, order.disk(), made(name, order, disk, snapshots.settled(attempt, name)), false, attempt);
            }
            if (isOf(order, disk, found.get())) {
                SnapshotInner settled = snapshots.settled(attempt, name);
                if (Provisioning.hasSucceeded(settled.provisioningState())) {
                    return describe(name, order.disk(), settled, true, attempt);
                }
            }
        }
        throw FailureType.REFUSED.failure(
                "Could not take a snapshot of disk " + order.disk().id() + ": " + MOST_NAMES
                        + " names are taken by other snapshots, up to "
                        + id(order, MOST_NAMES).id(),
                null);
    }

    private static SnapshotInner made(SnapshotId name, SnapshotOrder order, DiskInner disk, SnapshotInner made) {
        if (!Provisioning.hasSucceeded(made.provisioningState()) || !isOf(order, disk, made)) {
            throw FailureType.CONFLICT.failure(
                    "Snapshot " + name.id() + " is not what was asked for: provisioning state "
                            + made.provisioningState() + ", made from disk "
                            + made.creationData().sourceUniqueId() + ", expected "
                            + disk.uniqueId(),
                    null);
        }
        return made;
    }

    private static boolean isOf(SnapshotOrder order, DiskInner disk, SnapshotInner snapshot) {
        Map<String, String> tags = snapshot.tags() == null ? Map.of() : snapshot.tags();
        return SnapshotTags.match(order, tags)
                && disk.uniqueId().equals(snapshot.creationData().sourceUniqueId());
    }

    private static SnapshotId id(SnapshotOrder order, int number) {
        return new SnapshotId("/subscriptions/" + order.disk().arm().subscriptionId() + "/resourceGroups/"
                + order.resourceGroup() + "/providers/Microsoft.Compute/snapshots/" + SnapshotName.of(order, number));
    }

    private static DiskSnapshot describe(
            SnapshotId id, DiskId disk, SnapshotInner snapshot, boolean adopted, Attempt attempt) {
        Float percent = snapshot.completionPercent();
        return new DiskSnapshot(
                id,
                disk,
                snapshot.creationData().sourceUniqueId(),
                snapshot.timeCreated().toInstant(),
                snapshot.diskSizeGB(),
                // Azure names a percentage only while a copy runs in the background.
                percent == null ? WHOLE : percent,
                adopted,
                attempt.provenance());
    }
}
