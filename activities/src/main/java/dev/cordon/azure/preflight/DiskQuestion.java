package dev.cordon.azure.preflight;

import com.azure.resourcemanager.compute.fluent.models.DiskInner;
import com.azure.resourcemanager.compute.models.DiskState;
import com.azure.resourcemanager.compute.models.NetworkAccessPolicy;
import com.azure.resourcemanager.compute.models.PublicNetworkAccess;
import dev.cordon.azure.arm.Azure;
import dev.cordon.azure.arm.Reading;
import dev.cordon.capability.ArmId;
import dev.cordon.capability.compute.DiskId;
import dev.cordon.capability.plan.Finding;
import dev.cordon.capability.plan.Finding.Kind;
import dev.cordon.capability.plan.Finding.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Whether a disk's snapshot can be taken, and its bytes carried to the vault. */
final class DiskQuestion implements Question {
    /** A disk that is being filled from outside has no point in time to keep. */
    private static final Set<DiskState> BEING_UPLOADED = Set.of(DiskState.READY_TO_UPLOAD, DiskState.ACTIVE_UPLOAD);

    private final Azure azure;
    private final DiskId disk;

    DiskQuestion(Azure azure, DiskId disk) {
        this.azure = azure;
        this.disk = disk;
    }

    @Override
    public List<Finding> get() {
        ArmId id = disk.arm();
        Reading<DiskInner> read = Reading.of(
                () -> azure.clients().compute(id).getDisks().getByResourceGroup(id.resourceGroup(), id.name()));
        if (read.isRefused()) {
            return List.of(Unseen.in(
                    disk.id(), "Microsoft.Compute/disks/read", "whether a snapshot of it can be taken and exported"));
        }
        return read.found().map(this::judge).orElseGet(this::missing);
    }

    /** An ephemeral OS disk lives on the machine's host, and Azure knows no disk of its name. */
    private List<Finding> missing() {
        return List.of(finding(
                Kind.DISK_NOT_SNAPSHOTTABLE,
                Weight.BLOCKS,
                "is no managed disk of its own, as an ephemeral OS disk is not: Azure takes no snapshot of it."));
    }

    private List<Finding> judge(DiskInner read) {
        List<Finding> findings = new ArrayList<>();
        if (read.diskState() != null && BEING_UPLOADED.contains(read.diskState())) {
            findings.add(finding(
                    Kind.DISK_NOT_SNAPSHOTTABLE,
                    Weight.BLOCKS,
                    "is waiting for an upload (" + read.diskState() + "): Azure takes no snapshot of it."));
        }
        if (isClosed(read)) {
            findings.add(finding(
                    Kind.DISK_NOT_EXPORTABLE,
                    Weight.WARNS,
                    "lets nobody export its bytes over the public network (" + policy(read)
                            + "): its snapshot is kept, carrying it to the vault may be refused."));
        }
        return findings;
    }

    private static boolean isClosed(DiskInner read) {
        return !policy(read).equals(NetworkAccessPolicy.ALLOW_ALL.toString());
    }

    private static String policy(DiskInner read) {
        NetworkAccessPolicy policy = read.networkAccessPolicy();
        if (policy != null && !policy.equals(NetworkAccessPolicy.ALLOW_ALL)) {
            return policy.toString();
        }
        return PublicNetworkAccess.DISABLED.equals(read.publicNetworkAccess())
                ? "public network access Disabled"
                : NetworkAccessPolicy.ALLOW_ALL.toString();
    }

    private Finding finding(Kind kind, Weight weight, String words) {
        return new Finding(kind, weight, disk.id(), "Disk " + disk.name() + " " + words);
    }
}
