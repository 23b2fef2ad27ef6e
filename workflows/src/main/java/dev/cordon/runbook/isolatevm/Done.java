package dev.cordon.runbook.isolatevm;

import dev.cordon.capability.evidence.ActivityLogExport;
import dev.cordon.capability.evidence.DiskSnapshot;
import dev.cordon.capability.network.NsgAttachment;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an isolation changed and collected.
 *
 * @param snapshots the snapshot of each disk
 * @param nics the quarantine group attached to each interface
 * @param identitiesDetached ids of the identities that were detached; {@code system-assigned} for that one
 * @param tags the tags that were merged into the machine's own
 * @param activityLog the slice of the Activity Log in the vault; null if not exported yet
 */
public record Done(
        List<DiskSnapshot> snapshots,
        List<NsgAttachment> nics,
        List<String> identitiesDetached,
        Map<String, String> tags,
        @Nullable ActivityLogExport activityLog) {
    public Done {
        snapshots = List.copyOf(snapshots);
        nics = List.copyOf(nics);
        identitiesDetached = List.copyOf(identitiesDetached);
        tags = Map.copyOf(tags);
    }
}
