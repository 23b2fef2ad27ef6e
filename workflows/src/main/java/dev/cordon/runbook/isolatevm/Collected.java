package dev.cordon.runbook.isolatevm;

import dev.cordon.capability.custody.Action;
import dev.cordon.capability.custody.Source;
import dev.cordon.capability.custody.StoredObject;
import dev.cordon.capability.evidence.ActivityLogExport;
import dev.cordon.capability.evidence.DiskSnapshot;
import dev.cordon.engine.custody.Custody;
import java.util.List;
import java.util.Optional;

/** Accounts for what an isolation collects besides its own records. */
final class Collected {
    private final IsolateVmRequest request;
    private final Custody custody;

    Collected(IsolateVmRequest request, Custody custody) {
        this.request = request;
        this.custody = custody;
    }

    List<DiskSnapshot> snapshots(List<DiskSnapshot> taken) {
        taken.forEach(each -> custody.collected(
                "snapshot/" + each.disk().name(),
                Action.SNAPSHOT_TAKEN,
                new Source(each.disk().id(), each.diskUniqueId()),
                new StoredObject(each.snapshot().id(), null, null, null),
                each.provenance(),
                "point in time " + each.takenAt() + (each.adopted() ? "; taken by an earlier attempt" : "")));
        custody.notCollected("memory/" + request.vm().name(), IsolationReport.MEMORY_NOT_COLLECTED);
        return taken;
    }

    Optional<ActivityLogExport> activityLog(Optional<ActivityLogExport> export) {
        export.ifPresent(kept -> custody.collected(
                "activity-log/" + request.vm().arm().resourceGroup(),
                Action.ACTIVITY_LOG_EXPORTED,
                new Source(group(), null),
                new StoredObject(kept.url(), kept.sha256(), kept.length(), kept.versionId()),
                kept.provenance(),
                kept.events() + " events"));
        return export;
    }

    private String group() {
        return "/subscriptions/" + request.vm().arm().subscriptionId() + "/resourceGroups/"
                + request.vm().arm().resourceGroup();
    }
}
