package dev.cordon.runbook.isolatevm;

import dev.cordon.capability.compute.VmState;
import dev.cordon.capability.evidence.ActivityLogExport;
import dev.cordon.capability.evidence.DiskSnapshot;
import dev.cordon.capability.policy.ContainmentPolicy;
import dev.cordon.engine.custody.ActivityLogs;
import dev.cordon.engine.custody.Custody;
import dev.cordon.engine.custody.Snapshots;
import dev.cordon.engine.custody.Terms;
import java.util.List;
import java.util.Optional;

/** What an isolation collects besides its own records, and what it does not. */
final class Collected {
    private static final String LOG = "activity-log";
    private static final String SKIPPED = "the step was out of retries, and somebody decided to go on without it";

    private final Custody custody;
    private final Snapshots snapshots;
    private final ActivityLogs logs;

    Collected(IsolateVmRequest request, ContainmentPolicy policy, Terms terms, Custody custody) {
        this.custody = custody;
        this.snapshots = new Snapshots(terms, policy.evidenceResourceGroup(), custody);
        this.logs = new ActivityLogs(terms, request.vm(), request.activityLogHours(), custody);
    }

    List<DiskSnapshot> snapshots(VmState vm) {
        return snapshots.take(vm);
    }

    Optional<ActivityLogExport> activityLog() {
        return Optional.of(logs.export(LOG));
    }

    /** Names what the disks' step leaves out: memory always, the disks where somebody decided to go on without. */
    void withoutWhatDisksLack(VmState vm, List<DiskSnapshot> taken) {
        if (taken.isEmpty() && !vm.disks().isEmpty()) {
            custody.notCollected("snapshots/" + vm.vm().name(), SKIPPED);
        }
        custody.notCollected("memory/" + vm.vm().name(), IsolationReport.MEMORY_NOT_COLLECTED);
    }

    void withoutActivityLog() {
        custody.notCollected(logs.id(LOG), SKIPPED);
    }
}
