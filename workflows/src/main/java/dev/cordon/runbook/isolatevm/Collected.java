package dev.cordon.runbook.isolatevm;

import dev.cordon.capability.compute.AttachedDisk;
import dev.cordon.capability.compute.VmId;
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
import org.jspecify.annotations.Nullable;

/** What an isolation collects besides its own records, and what it does not. */
final class Collected {
    private static final String LOG = "activity-log";
    private static final String SKIPPED = "the step was out of retries, and somebody decided to go on without it";

    private static final String ENDED = "the run ended before";

    private final VmId machine;
    private final Custody custody;
    private final Snapshots snapshots;
    private final ActivityLogs logs;

    Collected(IsolateVmRequest request, ContainmentPolicy policy, Terms terms, Custody custody) {
        this.machine = request.vm();
        this.custody = custody;
        this.snapshots = new Snapshots(terms, policy.evidenceResourceGroup(), custody);
        this.logs = new ActivityLogs(terms, request.vm(), request.activityLogHours(), custody);
    }

    List<DiskSnapshot> snapshots(VmState vm) {
        return snapshots.take(vm);
    }

    /** The snapshots that there are, also where somebody went on without the others. */
    List<DiskSnapshot> taken(List<DiskSnapshot> bySteps) {
        return snapshots.takenOr(bySteps);
    }

    Optional<ActivityLogExport> activityLog() {
        return Optional.of(logs.export(LOG));
    }

    /** Names what the disks' step leaves out: memory always, the disks where somebody decided to go on without. */
    void withoutWhatDisksLack(VmState vm, List<DiskSnapshot> taken) {
        if (custody.accountsForEach()) {
            withoutDisks(vm, taken, SKIPPED);
        } else if (taken.isEmpty() && !vm.disks().isEmpty()) {
            custody.notCollected("snapshots/" + vm.vm().name(), SKIPPED);
        }
        withoutMemory();
    }

    void withoutActivityLog() {
        custody.notCollected(logs.id(LOG), SKIPPED);
    }

    /** Names the images where somebody decided to go on without the run that copies them. */
    void withoutImages() {
        if (custody.accountsForEach()) {
            custody.notCollected("images/" + machine.name(), SKIPPED);
        }
    }

    /** Names what is missing at the end of a run that ends early, whatever it had come to. */
    void withoutTheRest(@Nullable VmState observed, IsolationReport report) {
        if (!custody.accountsForEach()) {
            return;
        }
        if (observed == null) {
            custody.notCollected("snapshots/" + machine.name(), ENDED);
        } else {
            withoutDisks(observed, report.done().snapshots(), ENDED);
        }
        withoutMemory();
        if (report.done().activityLog() == null) {
            custody.notCollected(logs.id(LOG), ENDED);
        }
        if (report.preservation() == null) {
            custody.notCollected("images/" + machine.name(), ENDED);
        }
    }

    private void withoutDisks(VmState vm, List<DiskSnapshot> taken, String why) {
        vm.disks().stream()
                .map(AttachedDisk::disk)
                .filter(disk -> taken.stream().noneMatch(each -> each.disk().equals(disk)))
                .forEach(disk -> custody.notCollected("snapshot/" + disk.name(), why));
    }

    private void withoutMemory() {
        custody.notCollected("memory/" + machine.name(), IsolationReport.MEMORY_NOT_COLLECTED);
    }
}
