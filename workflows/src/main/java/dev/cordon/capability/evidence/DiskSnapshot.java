package dev.cordon.capability.evidence;

import dev.cordon.capability.compute.DiskId;
import dev.cordon.capability.custody.Provenance;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot whose point in time is fixed.
 *
 * @param diskUniqueId Azure's {@code uniqueId} of the disk that it was made from
 * @param takenAt Azure's {@code timeCreated} of the snapshot
 * @param completionPercent how much of the background copy is done, 0 to 100; the point in time is fixed even at 0
 * @param adopted true if it existed already, from an earlier attempt of the same incident
 * @param provenance who took it, when; null in histories older than chains of custody
 */
public record DiskSnapshot(
        SnapshotId snapshot,
        DiskId disk,
        String diskUniqueId,
        Instant takenAt,
        int sizeGiB,
        double completionPercent,
        boolean adopted,
        @Nullable Provenance provenance) {}
