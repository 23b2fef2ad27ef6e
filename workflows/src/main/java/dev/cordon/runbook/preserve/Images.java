package dev.cordon.runbook.preserve;

import static dev.cordon.engine.Calls.AZURE_OPERATION;
import static dev.cordon.engine.Calls.EVIDENCE_BULK;

import dev.cordon.capability.custody.Action;
import dev.cordon.capability.custody.Source;
import dev.cordon.capability.custody.StoredObject;
import dev.cordon.capability.evidence.SnapshotId;
import dev.cordon.capability.image.ExportedImage;
import dev.cordon.capability.image.HashedImage;
import dev.cordon.capability.image.ImageActivities;
import dev.cordon.capability.image.ImageOrder;
import dev.cordon.capability.image.ImageToHash;
import dev.cordon.engine.Together;
import dev.cordon.engine.custody.Custody;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Functions;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The images of a machine's disks on their way to the vault. */
final class Images {
    /** Azure lets at most five snapshots of one disk be read at a time. */
    private static final int AT_ONCE = 4;

    private final String container;
    private final String incidentId;
    private final Custody custody;
    private final Set<SnapshotId> accessible = new LinkedHashSet<>();

    Images(String container, String incidentId, Custody custody) {
        this.container = container;
        this.incidentId = incidentId;
        this.custody = custody;
    }

    /**
     * Copies those that are not copied yet.
     *
     * @param done takes each disk as soon as it is copied, also where another one fails
     * @throws io.temporal.failure.ApplicationFailure if one failed
     */
    List<PreservedDisk> copy(List<PreservedDisk> disks, Functions.Proc1<PreservedDisk> done) {
        return Together.forEach(AT_ONCE, disks, disk -> disk.image() == null ? told(copy(disk), done) : disk);
    }

    /**
     * Ends whatever access may still be given: of a copy that failed, or whose worker died and never came back.
     *
     * @throws TemporalFailure naming the snapshots to which access could not be ended
     */
    void endAccess() {
        Together.forEach(AT_ONCE, new ArrayList<>(accessible), snapshot -> {
            AZURE_OPERATION
                    .to(ImageActivities.class, "end access to " + snapshot.name())
                    .endAccess(snapshot);
            accessible.remove(snapshot);
            return snapshot;
        });
    }

    /** Reads those back that were copied and not read back yet, as {@link #copy}; the others stay as they are. */
    List<PreservedDisk> hash(List<PreservedDisk> disks, Functions.Proc1<PreservedDisk> done) {
        return Together.forEach(
                AT_ONCE,
                disks,
                disk -> disk.image() == null || disk.hash() != null ? disk : told(hash(disk, disk.image()), done));
    }

    private static PreservedDisk told(PreservedDisk disk, Functions.Proc1<PreservedDisk> done) {
        done.apply(disk);
        return disk;
    }

    private PreservedDisk copy(PreservedDisk disk) {
        SnapshotId snapshot = disk.snapshot().snapshot();
        accessible.add(snapshot);
        ExportedImage image = EVIDENCE_BULK
                .to(ImageActivities.class, "copy the image of " + disk.name())
                .export(new ImageOrder(
                        snapshot,
                        container,
                        blob(disk),
                        Workflow.getInfo().getRunId(),
                        custody.policy().accessHours()));
        accessible.remove(snapshot);
        accountForCopy(disk, image);
        return disk.with(image);
    }

    private PreservedDisk hash(PreservedDisk disk, ExportedImage image) {
        HashedImage hash = EVIDENCE_BULK
                .to(ImageActivities.class, "hash the image of " + disk.name())
                .hash(new ImageToHash(container, blob(disk), image.etag()));
        accountForHash(disk, image, hash);
        return disk.with(hash);
    }

    private void accountForCopy(PreservedDisk disk, ExportedImage image) {
        custody.collected(
                "image/" + disk.name(),
                Action.IMAGE_EXPORTED,
                source(disk),
                new StoredObject(image.url(), null, null, image.versionId()),
                image.provenance(),
                "copied by the storage service; " + image.length() + " bytes, not read back yet");
    }

    private void accountForHash(PreservedDisk disk, ExportedImage image, HashedImage hash) {
        custody.collected(
                "image/" + disk.name(),
                Action.IMAGE_HASHED,
                source(disk),
                new StoredObject(image.url(), hash.sha256(), hash.length(), image.versionId()),
                hash.provenance(),
                hash.resumedAt() == 0 ? "" : "went on at byte " + hash.resumedAt() + " after an attempt before it");
    }

    private static Source source(PreservedDisk disk) {
        return new Source(disk.snapshot().snapshot().id(), disk.snapshot().diskUniqueId());
    }

    private String blob(PreservedDisk disk) {
        return incidentId + "/" + Workflow.getInfo().getRunId() + "/images/" + disk.name() + ".vhd";
    }
}
