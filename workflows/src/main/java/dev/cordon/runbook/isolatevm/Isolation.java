package dev.cordon.runbook.isolatevm;

import static dev.cordon.engine.Calls.AZURE_OPERATION;
import static dev.cordon.engine.Calls.AZURE_READ;
import static dev.cordon.engine.Calls.CONFIGURATION;
import static dev.cordon.engine.Calls.EVIDENCE_TRANSFER;
import static dev.cordon.runbook.isolatevm.IsolateVmStep.DETACH_IDENTITIES;
import static dev.cordon.runbook.isolatevm.IsolateVmStep.EXPORT_ACTIVITY_LOG;
import static dev.cordon.runbook.isolatevm.IsolateVmStep.OBSERVE;
import static dev.cordon.runbook.isolatevm.IsolateVmStep.QUARANTINE;
import static dev.cordon.runbook.isolatevm.IsolateVmStep.SNAPSHOT;
import static dev.cordon.runbook.isolatevm.IsolateVmStep.TAG;
import static dev.cordon.runbook.isolatevm.IsolateVmStep.VERIFY;

import dev.cordon.capability.compute.AttachedDisk;
import dev.cordon.capability.compute.ComputeActivities;
import dev.cordon.capability.compute.TagChange;
import dev.cordon.capability.compute.TagSet;
import dev.cordon.capability.compute.VmState;
import dev.cordon.capability.evidence.ActivityLogActivities;
import dev.cordon.capability.evidence.ActivityLogExport;
import dev.cordon.capability.evidence.ActivityLogSlice;
import dev.cordon.capability.evidence.DiskSnapshot;
import dev.cordon.capability.evidence.SnapshotActivities;
import dev.cordon.capability.evidence.SnapshotOrder;
import dev.cordon.capability.identity.AssignedIdentities;
import dev.cordon.capability.identity.ManagedIdentityActivities;
import dev.cordon.capability.network.NetworkActivities;
import dev.cordon.capability.network.NicState;
import dev.cordon.capability.network.NsgAttachment;
import dev.cordon.capability.policy.ContainmentPolicy;
import dev.cordon.capability.policy.PolicyActivities;
import dev.cordon.engine.Progress;
import dev.cordon.engine.Steps;
import dev.cordon.engine.Together;
import dev.cordon.engine.Undo;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The isolation of one machine, step by step. */
final class Isolation {
    private final IsolateVmRequest request;
    private final Steps steps;
    private final Undo undo = new Undo();
    private final IsolationRecord record;

    Isolation(IsolateVmRequest request, Progress progress) {
        this.request = request;
        this.steps = new Steps(List.of(IsolateVmStep.values()), progress);
        this.record = new IsolationRecord(request, now());
    }

    void carryOut() {
        ContainmentPolicy policy = CONFIGURATION
                .to(PolicyActivities.class, "read the containment policy")
                .containment();
        record.policy(policy);
        BeforeImage before = steps.run(OBSERVE, () -> observe(policy), Notes::observed);
        record.before(before);

        record.snapshots(steps.run(SNAPSHOT, () -> snapshot(before.vm(), policy), Notes::snapshots)); // never undone

        before.nics().forEach(nic -> undo.later(Notes.restoreNsg(nic), () -> restoreNsg(nic, policy)));
        record.nics(steps.run(QUARANTINE, () -> quarantine(before, policy), Notes::quarantined), now());

        if (!before.identities().none()) {
            undo.later(Notes.restoreIdentities(before.identities()), () -> attachIdentities(before));
        }
        steps.run(DETACH_IDENTITIES, this::detachIdentities, after -> Notes.detached(before.identities()));
        record.identitiesDetached(before.identities(), now());

        TagChange tags = record.tagsToMerge();
        undo.later(Notes.restoreTags(tags), () -> restoreTags(tags, before));
        steps.run(TAG, () -> merge(tags), after -> Notes.tagged(tags));
        record.tags(tags);

        record.activityLog(steps.run(EXPORT_ACTIVITY_LOG, () -> exportActivityLog(policy), Notes::exported), now());
        steps.run(VERIFY, () -> verify(before, policy), Notes::verified);
        record.verified(now());
    }

    IsolationReport report(Progress progress) {
        return record.report(undo.pending(), progress.status().steps());
    }

    private BeforeImage observe(ContainmentPolicy policy) {
        VmState vm = AZURE_READ
                .to(ComputeActivities.class, "observe " + request.vm().name())
                .observe(request.vm());
        Promise<AssignedIdentities> identities = Async.function(this::observeIdentities);
        List<NicState> nics = Together.forEach(
                vm.nics(),
                nic -> AZURE_READ
                        .to(NetworkActivities.class, "observe " + nic.name())
                        .observe(nic));
        nics.forEach(nic -> Quarantine.of(nic, policy)); // refuses here, while nothing has been changed
        return new BeforeImage(vm, nics, identities.get());
    }

    private AssignedIdentities observeIdentities() {
        return AZURE_READ
                .to(ManagedIdentityActivities.class, "observe identities")
                .observe(request.vm());
    }

    private List<DiskSnapshot> snapshot(VmState vm, ContainmentPolicy policy) {
        String capturedBy = "cordon for " + request.requestedBy();
        return Together.forEach(
                vm.disks().stream().map(AttachedDisk::disk).toList(),
                disk -> AZURE_OPERATION
                        .to(SnapshotActivities.class, "snapshot " + disk.name())
                        .take(new SnapshotOrder(
                                disk,
                                vm.vm().name(),
                                request.incidentId(),
                                policy.evidenceResourceGroup(),
                                capturedBy)));
    }

    private List<NsgAttachment> quarantine(BeforeImage before, ContainmentPolicy policy) {
        return Together.forEach(
                before.nics(),
                nic -> AZURE_OPERATION
                        .to(NetworkActivities.class, "quarantine " + nic.nic().name())
                        .attachNsg(Quarantine.of(nic, policy)));
    }

    private void restoreNsg(NicState nic, ContainmentPolicy policy) {
        AZURE_OPERATION
                .to(NetworkActivities.class, "restore " + nic.nic().name())
                .restoreNsg(Quarantine.of(nic, policy), nic);
    }

    private AssignedIdentities detachIdentities() {
        return AZURE_OPERATION
                .to(ManagedIdentityActivities.class, "detach identities")
                .detachAll(request.vm());
    }

    private void attachIdentities(BeforeImage before) {
        AZURE_OPERATION
                .to(ManagedIdentityActivities.class, "attach identities")
                .attach(request.vm(), before.identities());
    }

    private TagSet merge(TagChange tags) {
        return AZURE_OPERATION
                .to(ComputeActivities.class, "tag " + request.vm().name())
                .mergeTags(tags);
    }

    private void restoreTags(TagChange tags, BeforeImage before) {
        AZURE_OPERATION
                .to(ComputeActivities.class, "restore tags")
                .restoreTags(tags, new TagSet(before.vm().tags()));
    }

    private ActivityLogExport exportActivityLog(ContainmentPolicy policy) {
        Instant to = now();
        String group = request.vm().arm().resourceGroup();
        String run = Workflow.getInfo().getRunId();
        return EVIDENCE_TRANSFER
                .to(ActivityLogActivities.class, "export the Activity Log of " + group)
                .export(new ActivityLogSlice(
                        request.vm().arm().subscriptionId(),
                        group,
                        to.minus(Duration.ofHours(request.activityLogHours())),
                        to,
                        policy.vaultContainer(),
                        request.incidentId() + "/" + run + "/activity-log-" + group + ".json",
                        run));
    }

    private Verification verify(BeforeImage before, ContainmentPolicy policy) {
        Verification reading = new ReadBack(before, policy, record.tagsToMerge()).untilContained();
        record.verification(reading);
        if (!reading.holds()) {
            throw ApplicationFailure.newNonRetryableFailure(
                    String.join("; ", reading.failures()), IsolateVm.NOT_CONTAINED);
        }
        return reading;
    }

    private static Instant now() {
        return Instant.ofEpochMilli(Workflow.currentTimeMillis());
    }
}
