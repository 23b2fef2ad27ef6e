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
import java.util.List;

/** Fixes the disks of a machine in time, all at once; each is accounted for, also where another one fails. */
public final class Snapshots {
    private final Terms terms;
    private final String evidenceResourceGroup;
    private final Custody custody;

    /** @param evidenceResourceGroup name of the group that takes snapshots, in the disks' own subscription */
    public Snapshots(Terms terms, String evidenceResourceGroup, Custody custody) {
        this.terms = terms;
        this.evidenceResourceGroup = evidenceResourceGroup;
        this.custody = custody;
    }

    /** Takes one of every disk, or adopts the one that was taken for the same incident. */
    public List<DiskSnapshot> take(VmState vm) {
        return Together.forEach(
                vm.disks().stream().map(AttachedDisk::disk).toList(),
                disk -> accountedFor(take(disk, vm.vm().name())));
    }

    private DiskSnapshot take(DiskId disk, String machine) {
        return AZURE_OPERATION
                .to(SnapshotActivities.class, "snapshot " + disk.name())
                .take(new SnapshotOrder(
                        disk, machine, terms.incidentId(), evidenceResourceGroup, "cordon for " + terms.requestedBy()));
    }

    private DiskSnapshot accountedFor(DiskSnapshot taken) {
        custody.collected(
                "snapshot/" + taken.disk().name(),
                Action.SNAPSHOT_TAKEN,
                new Source(taken.disk().id(), taken.diskUniqueId()),
                new StoredObject(taken.snapshot().id(), null, null, null),
                taken.provenance(),
                "point in time " + taken.takenAt() + (taken.adopted() ? "; taken before, for the same incident" : ""));
        return taken;
    }
}
