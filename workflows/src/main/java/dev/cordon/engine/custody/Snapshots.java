package dev.cordon.engine.custody;

import static dev.cordon.engine.Calls.AZURE_OPERATION;

import dev.cordon.capability.compute.AttachedDisk;
import dev.cordon.capability.compute.DiskId;
import dev.cordon.capability.compute.VmState;
import dev.cordon.capability.custody.Action;
import dev.cordon.capability.custody.Source;
import dev.cordon.capability.custody.StoredObject;
import dev.cordon.capability.evidence.DiskSnapshot;
import dev.cordon.capability.evidence.SnapshotActivities;
import dev.cordon.capability.evidence.SnapshotOrder;
import dev.cordon.engine.Together;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Fixes the disks of a machine in time, all at once; each is accounted for, also where another one fails. */
public final class Snapshots {
    private final Terms terms;
    private final String evidenceResourceGroup;
    private final Custody custody;
    private final Map<DiskId, DiskSnapshot> taken = new HashMap<>();
    private List<DiskId> disks = List.of();

    /** @param evidenceResourceGroup name of the group that takes snapshots, in the disks' own subscription */
    public Snapshots(Terms terms, String evidenceResourceGroup, Custody custody) {
        this.terms = terms;
        this.evidenceResourceGroup = evidenceResourceGroup;
        this.custody = custody;
    }

    /**
     * Takes one of every disk of which this has taken none, or adopts the one that was taken for the same incident.
     *
     * @throws io.temporal.failure.ApplicationFailure if that failed for one; the others are taken all the same
     */
    public List<DiskSnapshot> take(VmState vm) {
        disks = vm.disks().stream().map(AttachedDisk::disk).toList();
        return Together.forEach(disks, disk -> {
            DiskSnapshot before = custody.accountsForEach() ? taken.get(disk) : null;
            return before == null ? accountedFor(take(disk, vm.vm().name())) : before;
        });
    }

    /**
     * Those that were taken, also where somebody went on without the others, or ended the run.
     *
     * @param otherwise what counts in runs that do not account for each disk by itself
     */
    public List<DiskSnapshot> takenOr(List<DiskSnapshot> otherwise) {
        return custody.accountsForEach()
                ? disks.stream()
                        .flatMap(disk -> Stream.ofNullable(taken.get(disk)))
                        .toList()
                : otherwise;
    }

    private DiskSnapshot take(DiskId disk, String machine) {
        return AZURE_OPERATION
                .to(SnapshotActivities.class, "snapshot " + disk.name())
                .take(new SnapshotOrder(
                        disk, machine, terms.incidentId(), evidenceResourceGroup, "cordon for " + terms.requestedBy()));
    }

    private DiskSnapshot accountedFor(DiskSnapshot snapshot) {
        taken.put(snapshot.disk(), snapshot);
        custody.collected(
                "snapshot/" + snapshot.disk().name(),
                Action.SNAPSHOT_TAKEN,
                new Source(snapshot.disk().id(), snapshot.diskUniqueId()),
                new StoredObject(snapshot.snapshot().id(), null, null, null),
                snapshot.provenance(),
                "point in time " + snapshot.takenAt()
                        + (snapshot.adopted() ? "; taken before, for the same incident" : ""));
        return snapshot;
    }
}
