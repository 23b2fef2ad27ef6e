package dev.cordon.runbook.isolatevm;

import static dev.cordon.engine.Calls.AZURE_OPERATION;
import static dev.cordon.engine.Calls.AZURE_READ;
import static dev.cordon.engine.Calls.CONFIGURATION;
import static dev.cordon.engine.Calls.EVIDENCE_TRANSFER;
import static dev.cordon.runbook.isolatevm.IsolateVmStep.CLOSE_RECORD;
import static dev.cordon.runbook.isolatevm.IsolateVmStep.DECIDE;
import static dev.cordon.runbook.isolatevm.IsolateVmStep.DETACH_IDENTITIES;
import static dev.cordon.runbook.isolatevm.IsolateVmStep.EXPORT_ACTIVITY_LOG;
import static dev.cordon.runbook.isolatevm.IsolateVmStep.OBSERVE;
import static dev.cordon.runbook.isolatevm.IsolateVmStep.QUARANTINE;
import static dev.cordon.runbook.isolatevm.IsolateVmStep.RECORD;
import static dev.cordon.runbook.isolatevm.IsolateVmStep.SNAPSHOT;
import static dev.cordon.runbook.isolatevm.IsolateVmStep.TAG;
import static dev.cordon.runbook.isolatevm.IsolateVmStep.VERIFY;

import dev.cordon.capability.FailureType;
import dev.cordon.capability.compute.AttachedDisk;
import dev.cordon.capability.compute.ComputeActivities;
import dev.cordon.capability.compute.TagChange;
import dev.cordon.capability.compute.TagRestoration;
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
import dev.cordon.capability.network.NsgRestoration;
import dev.cordon.capability.plan.Finding;
import dev.cordon.capability.plan.Plan;
import dev.cordon.capability.policy.ContainmentPolicy;
import dev.cordon.capability.policy.GatePolicy;
import dev.cordon.capability.policy.GateRule;
import dev.cordon.capability.policy.PolicyActivities;
import dev.cordon.capability.preflight.ContainmentPreflight;
import dev.cordon.capability.preflight.EvidencePreflight;
import dev.cordon.capability.preflight.Findings;
import dev.cordon.capability.preflight.MachineUnderPlan;
import dev.cordon.capability.record.BeforeImage;
import dev.cordon.capability.record.BeforeImageSearch;
import dev.cordon.capability.record.KeptRecord;
import dev.cordon.capability.record.RecordActivities;
import dev.cordon.capability.record.RecordToKeep;
import dev.cordon.engine.Cause;
import dev.cordon.engine.Progress;
import dev.cordon.engine.Steps;
import dev.cordon.engine.Together;
import dev.cordon.engine.Undo;
import dev.cordon.engine.gate.Audience;
import dev.cordon.engine.gate.DecisionDesk;
import dev.cordon.engine.gate.Decisions;
import dev.cordon.engine.gate.Ended;
import dev.cordon.engine.gate.GateOutcome;
import dev.cordon.engine.gate.Oversight;
import dev.cordon.engine.gate.SealedPlan;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The isolation of one machine, step by step. */
final class Isolation {
    private static final String REPORT = "report.json";

    private final IsolateVmRequest request;
    private final Progress progress;
    private final DecisionDesk desk;
    private final ContainmentPolicy policy;
    private final GatePolicy gatePolicy;
    private final Undo undo = new Undo();
    private final Oversight oversight;
    private final Steps steps;
    private final IsolationRecord record;

    Isolation(IsolateVmRequest request, Progress progress, DecisionDesk desk) {
        this.request = request;
        this.progress = progress;
        this.desk = desk;
        this.policy = CONFIGURATION
                .to(PolicyActivities.class, "read the containment policy")
                .containment();
        this.gatePolicy =
                CONFIGURATION.to(PolicyActivities.class, "read the gate policy").gates();
        Audience audience = new Audience(request.incidentId(), request.severity(), request.requestedBy());
        this.oversight = new Oversight(audience, desk, progress, gatePolicy, undo);
        this.steps = new Steps(List.of(IsolateVmStep.values()), progress, oversight);
        this.record = new IsolationRecord(request, now(), policy.timeToContainTarget());
    }

    /** Carries the isolation out, or as much of it as people let it; the record is closed however it ends. */
    IsolationReport toItsEnd() {
        try {
            return carryOut();
        } catch (Ended ended) {
            record.ended(ended, oversight.rolledBack());
            progress.phase(record.phase());
            return closedAside();
        } catch (CanceledFailure cancelled) {
            record.cancelled();
            progress.phase(record.phase());
            closedAside();
            throw cancelled;
        }
    }

    private IsolationReport carryOut() {
        BeforeImage observed = steps.run(OBSERVE, this::observeAndPlan, Notes::observed);
        if (request.dryRun()) {
            record.dryRun();
            progress.phase(record.phase());
            return closedAside();
        }
        GateRule rule = ruleFor(observed);
        record.gate(steps.await(
                DECIDE, () -> oversight.require(IsolateVm.GATE, rule, this::plannedAgain), GateOutcome::words));

        BeforeImage before = record.before();
        steps.runOrSkip(RECORD, () -> Optional.of(keep(BeforeImageSearch.NAME, before)), Notes::kept, Optional.empty());
        record.snapshots(steps.runOrSkip(SNAPSHOT, () -> snapshot(before.vm()), Notes::snapshots, List.of()));

        before.nics().forEach(nic -> undo.later(Notes.restoreNsg(nic), () -> restoreNsg(nic)));
        record.nics(steps.run(QUARANTINE, () -> quarantine(before), Notes::quarantined), now());

        if (!before.identities().none()) {
            undo.later(Notes.restoreIdentities(before.identities()), () -> attachIdentities(before));
        }
        record.identitiesDetached(
                before.identities(),
                steps.runOrSkip(
                        DETACH_IDENTITIES,
                        this::detachIdentities,
                        after -> Notes.detached(before.identities()),
                        before.identities()),
                now());

        TagChange tags = record.tagsToMerge();
        undo.later(Notes.restoreTags(tags), () -> restoreTags(tags, before));
        record.tags(
                tags,
                steps.runOrSkip(
                        TAG,
                        () -> merge(tags),
                        after -> Notes.tagged(tags),
                        new TagSet(before.vm().tags())));

        record.activityLog(
                steps.runOrSkip(
                        EXPORT_ACTIVITY_LOG, () -> Optional.of(exportActivityLog()), Notes::exported, Optional.empty()),
                now());
        steps.run(VERIFY, () -> verify(before), Notes::verified);
        record.contained(now());
        steps.runOrSkip(CLOSE_RECORD, () -> Optional.of(keep(REPORT, report())), Notes::kept, Optional.empty());
        progress.phase(record.phase());
        return report();
    }

    /** Closes the record outside the steps, of a run that ends early: what fails here is paged, and fails nothing. */
    private IsolationReport closedAside() {
        IsolationReport report = report();
        Workflow.newDetachedCancellationScope(() -> oversight.orPage("the record", () -> keep(REPORT, report)))
                .run();
        return report;
    }

    @Nullable SealedPlan plan() {
        return oversight.sealedPlan().orElse(null);
    }

    private IsolationReport report() {
        return record.report(
                plan(),
                Decisions.of(desk).records(),
                undo.pending(),
                progress.status().steps());
    }

    private GateRule ruleFor(BeforeImage observed) {
        boolean marked = observed.vm().tags().containsKey(gatePolicy.protectionTag());
        GateRule rule = gatePolicy.ruleFor(IsolateVm.TYPE, request.severity(), marked);
        return oversight.blocked() ? rule.withAtLeastOneApprover() : rule;
    }

    private BeforeImage observeAndPlan() {
        BeforeImage before = observe();
        oversight.seal(plan(before));
        record.before(before);
        return before;
    }

    private Plan plannedAgain() {
        BeforeImage before = observe();
        record.before(before);
        return plan(before);
    }

    private Plan plan(BeforeImage before) {
        MachineUnderPlan machine = new MachineUnderPlan(before.vm(), before.nics(), before.identities(), policy);
        Promise<Findings> evidence = Async.function(() -> AZURE_READ
                .to(EvidencePreflight.class, "preflight of the evidence")
                .evidence(machine));
        List<Finding> findings = new ArrayList<>(AZURE_READ
                .to(ContainmentPreflight.class, "preflight of the containment")
                .containment(machine)
                .findings());
        findings.addAll(evidence.get().findings());
        return IsolationPlan.of(request, before, policy, findings);
    }

    private BeforeImage observe() {
        VmState vm = observeMachine();
        Promise<AssignedIdentities> identities = Async.function(this::observeIdentities);
        List<NicState> nics = Together.forEach(
                vm.nics(),
                nic -> AZURE_READ
                        .to(NetworkActivities.class, "observe " + nic.name())
                        .observe(nic));
        return new BeforeImage(vm, nics, identities.get());
    }

    /** A machine that does not exist, or of a kind that cannot be isolated, is a mistake in the request. */
    private VmState observeMachine() {
        try {
            return AZURE_READ
                    .to(ComputeActivities.class, "observe " + request.vm().name())
                    .observe(request.vm());
        } catch (ActivityFailure failure) {
            Cause cause = Cause.of(failure);
            if (cause.isMissing() || cause.refusesRequest()) {
                throw FailureType.BAD_REQUEST.failure("vmId: " + cause.words(), null);
            }
            throw failure;
        }
    }

    private AssignedIdentities observeIdentities() {
        return AZURE_READ
                .to(ManagedIdentityActivities.class, "observe identities")
                .observe(request.vm());
    }

    private KeptRecord keep(String name, Object content) {
        return EVIDENCE_TRANSFER
                .to(RecordActivities.class, "keep " + name)
                .keep(new RecordToKeep(
                        policy.vaultContainer(), request.incidentId(), run(), name, request.vmId(), content));
    }

    private List<DiskSnapshot> snapshot(VmState vm) {
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

    private List<NsgAttachment> quarantine(BeforeImage before) {
        return Together.forEach(
                before.nics(),
                nic -> AZURE_OPERATION
                        .to(NetworkActivities.class, "quarantine " + nic.nic().name())
                        .attachNsg(Quarantine.of(nic, policy)));
    }

    private void restoreNsg(NicState nic) {
        NsgRestoration restored = AZURE_OPERATION
                .to(NetworkActivities.class, "restore " + nic.nic().name())
                .restoreNsg(Quarantine.of(nic, policy), nic);
        if (!restored.restored()) {
            throw FailureType.CONFLICT.failure(
                    "somebody gave it "
                            + (restored.nsg() == null
                                    ? "no group"
                                    : restored.nsg().name())
                            + " meanwhile; left alone",
                    null);
        }
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
        TagRestoration restored = AZURE_OPERATION
                .to(ComputeActivities.class, "restore tags")
                .restoreTags(tags, new TagSet(before.vm().tags()));
        if (!restored.leftAlone().isEmpty()) {
            throw FailureType.CONFLICT.failure(
                    "somebody changed " + String.join(", ", restored.leftAlone()) + " meanwhile; left alone", null);
        }
    }

    private ActivityLogExport exportActivityLog() {
        Instant to = now();
        String group = request.vm().arm().resourceGroup();
        return EVIDENCE_TRANSFER
                .to(ActivityLogActivities.class, "export the Activity Log of " + group)
                .export(new ActivityLogSlice(
                        request.vm().arm().subscriptionId(),
                        group,
                        to.minus(Duration.ofHours(request.activityLogHours())),
                        to,
                        policy.vaultContainer(),
                        request.incidentId() + "/" + run() + "/activity-log-" + group + ".json",
                        run()));
    }

    private Verification verify(BeforeImage before) {
        Verification reading = new ReadBack(before, policy, record.tagsToMerge()).untilContained();
        record.verification(reading);
        if (!reading.holds()) {
            throw ApplicationFailure.newNonRetryableFailure(
                    String.join("; ", reading.failures()), IsolateVm.NOT_CONTAINED);
        }
        return reading;
    }

    private static String run() {
        return Workflow.getInfo().getRunId();
    }

    private static Instant now() {
        return Instant.ofEpochMilli(Workflow.currentTimeMillis());
    }
}
