package dev.cordon.capability.image;

import dev.cordon.capability.CarriedOutBy;
import dev.cordon.capability.WorkerRole;
import dev.cordon.capability.evidence.SnapshotId;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Carries images of disks to the vault. Throws the failures of {@link dev.cordon.capability.FailureType}. */
@ActivityInterface
@CarriedOutBy(WorkerRole.EVIDENCE)
public interface ImageActivities {
    /**
     * Copies the image of a snapshot to a new blob, on the side of the storage service: the bytes do not pass through
     * the worker (Put Block From URL, then Put Block List with If-None-Match: *). Access to the snapshot is given before
     * and ended after, whatever happens; its signature stays within the activity. Blocks that an attempt before this one
     * had copied are not copied again. A blob of that name written by the same run is adopted; one of anybody else fails
     * with {@code AzureRefused}.
     */
    @ActivityMethod(name = "image.export")
    ExportedImage export(ImageOrder order);

    /**
     * Reads an image back as a stream and hashes it, in constant memory. How far it is stands in the heartbeat with the
     * state of the hash, so that the attempt after a dead worker's goes on where it was.
     */
    @ActivityMethod(name = "image.hash")
    HashedImage hash(ImageToHash image);

    /** Ends every access that was given to a snapshot; does nothing where none was. */
    @ActivityMethod(name = "image.endAccess")
    void endAccess(SnapshotId snapshot);
}
