package dev.cordon.runbook.isolatevm;

import static dev.cordon.engine.Calls.CONFIGURATION;
import static dev.cordon.runbook.isolatevm.IsolateVmStep.CHECK_VAULT;
import static dev.cordon.runbook.isolatevm.IsolateVmStep.CLOSE_RECORD;
import static dev.cordon.runbook.isolatevm.IsolateVmStep.DECIDE;
import static dev.cordon.runbook.isolatevm.IsolateVmStep.DETACH_IDENTITIES;
import static dev.cordon.runbook.isolatevm.IsolateVmStep.EXPORT_ACTIVITY_LOG;
import static dev.cordon.runbook.isolatevm.IsolateVmStep.OBSERVE;
import static dev.cordon.runbook.isolatevm.IsolateVmStep.PRESERVE;
import static dev.cordon.runbook.isolatevm.IsolateVmStep.QUARANTINE;
import static dev.cordon.runbook.isolatevm.IsolateVmStep.RECORD;
import static dev.cordon.runbook.isolatevm.IsolateVmStep.SEAL;
import static dev.cordon.runbook.isolatevm.IsolateVmStep.SNAPSHOT;
import static dev.cordon.runbook.isolatevm.IsolateVmStep.TAG;
import static dev.cordon.runbook.isolatevm.IsolateVmStep.VERIFY;

import dev.cordon.capability.compute.TagChange;
import dev.cordon.capability.compute.TagSet;
import dev.cordon.capability.evidence.ActivityLogExport;
import dev.cordon.capability.evidence.DiskSnapshot;
import dev.cordon.capability.plan.Plan;
import dev.cordon.capability.policy.ContainmentPolicy;
import dev.cordon.capability.policy.GatePolicy;
import dev.cordon.capability.policy.GateRule;
import dev.cordon.capability.policy.PolicyActivities;
import dev.cordon.capability.record.BeforeImage;
import dev.cordon.capability.record.BeforeImageSearch;
import dev.cordon.engine.Progress;
import dev.cordon.engine.Steps;
import dev.cordon.engine.Undo;
import dev.cordon.engine.custody.Custody;
import dev.cordon.engine.custody.CustodyNotes;
import dev.cordon.engine.custody.Ending;
import dev.cordon.engine.custody.Terms;
import dev.cordon.engine.gate.Audience;
import dev.cordon.engine.gate.Deadline;
import dev.cordon.engine.gate.DecisionDesk;
import dev.cordon.engine.gate.Decisions;
import dev.cordon.engine.gate.Ended;
import dev.cordon.engine.gate.GateOutcome;
import dev.cordon.engine.gate.Oversight;
import dev.cordon.engine.gate.SealedPlan;
import dev.cordon.engine.notice.Subject;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import java.time.Instant;
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
    private final Audience audience;
    private final Observation observation;
    private final Measures measures;
    private final Custody custody;
    private final Collected collected;
    private @Nullable GateRule rule;

    Isolation(IsolateVmRequest request, Progress progress, DecisionDesk desk) {
        this.request = request;
        this.progress = progress;
        this.desk = desk;
        this.policy = CONFIGURATION
                .to(PolicyActivities.class, "read the containment policy")
                .containment();
        this.gatePolicy =
                CONFIGURATION.to(PolicyActivities.class, "read the gate policy").gates();
        this.audience = new Audience(
                new Subject(
                        request.incidentId(), request.severity(), request.vm().name()),
                request.requestedBy(),
                progress);
        this.oversight = new Oversight(audience, desk, progress, gatePolicy, undo);
        Terms terms = new Terms(
                policy.vaultContainer(),
                request.incidentId(),
                request.vmId(),
                request.severity(),
                request.requestedBy());
        this.custody = Custody.begin(terms, desk);
        this.collected = new Collected(request, policy, terms, custody);
        this.steps = new Steps(IsolateVmStep.of(custody.kept()), progress, oversight);
        this.record = new IsolationRecord(request, now(), policy.timeToContainTarget());
        this.observation = new Observation(request, policy);
        this.measures = new Measures(request, policy);
    }

    /** Carries the isolation out, or as much of it as people let it; the record is closed however it ends. */
    IsolationReport toItsEnd() {
        if (request.dryRun()) {
            return plannedOnly();
        }
        Deadline deadline = new Deadline(
                audience,
                record.countedFrom(),
                policy.timeToContainTarget(),
                request.vm().name() + " is not contained");
        try {
            return carryOut(deadline);
        } catch (Ended ended) {
            record.ended(ended, oversight.rolledBack());
            progress.phase(record.phase());
            return closedAside();
        } catch (CanceledFailure cancelled) {
            record.cancelled();
            progress.phase(record.phase());
            closedAside();
            throw cancelled;
        } catch (ApplicationFailure refused) {
            record.failed(refused.getOriginalMessage());
            closedAfterFailure();
            throw refused;
        } finally {
            deadline.over();
            oversight.over();
        }
    }

    /** Makes the plan and keeps nothing: a vault forgets nothing, and a preview is no evidence. */
    private IsolationReport plannedOnly() {
        try {
            steps.run(OBSERVE, this::observeAndPlan, Notes::observed);
            record.dryRun();
        } catch (Ended ended) {
            record.ended(ended, Optional.empty());
        }
        progress.phase(record.phase());
        return report();
    }

    private IsolationReport carryOut(Deadline deadline) {
        BeforeImage observed = steps.run(OBSERVE, this::observeAndPlan, Notes::observed);
        GateRule asked = ruleFor(observed);
        rule = asked;
        record.gate(steps.await(
                DECIDE, () -> oversight.require(IsolateVm.GATE, asked, this::plannedAgain), GateOutcome::words));

        BeforeImage before = record.before();
        if (custody.kept()) {
            steps.runOrSkip(
                    CHECK_VAULT, () -> Optional.of(custody.checkVault()), CustodyNotes::vault, Optional.empty());
        }
        steps.runOrSkip(
                RECORD, () -> Optional.of(custody.keep(BeforeImageSearch.NAME, before)), Notes::kept, Optional.empty());
        List<DiskSnapshot> snapshots = collected.taken(
                steps.runOrSkip(SNAPSHOT, () -> collected.snapshots(before.vm()), Notes::snapshots, List.of()));
        record.snapshots(snapshots);
        collected.withoutWhatDisksLack(before.vm(), snapshots);

        before.nics().forEach(nic -> undo.later(Notes.restoreNsg(nic), () -> measures.restoreNsg(nic)));
        record.nics(steps.run(QUARANTINE, () -> measures.quarantine(before), Notes::quarantined), now());

        if (!before.identities().none()) {
            undo.later(Notes.restoreIdentities(before.identities()), () -> measures.attachIdentities(before));
        }
        record.identitiesDetached(
                before.identities(),
                steps.runOrSkip(
                        DETACH_IDENTITIES,
                        measures::detachIdentities,
                        after -> Notes.detached(before.identities()),
                        before.identities()),
                now());

        TagChange tags = record.tagsToMerge();
        undo.later(Notes.restoreTags(tags), () -> measures.restoreTags(tags, before));
        record.tags(
                tags,
                steps.runOrSkip(
                        TAG,
                        () -> measures.merge(tags),
                        after -> Notes.tagged(tags),
                        new TagSet(before.vm().tags())));

        Optional<ActivityLogExport> log =
                steps.runOrSkip(EXPORT_ACTIVITY_LOG, collected::activityLog, Notes::exported, Optional.empty());
        record.activityLog(log, now());
        if (log.isEmpty()) {
            collected.withoutActivityLog();
        }
        steps.run(VERIFY, () -> verify(before), Notes::verified);
        record.contained(now());
        deadline.over();
        if (custody.kept()) {
            record.preservation(steps.runOrSkip(
                    PRESERVE,
                    () -> new Preservation(request, custody).start(record.activityLog()),
                    Preservation::words,
                    Optional.empty()));
            if (report().preservation() == null) {
                collected.withoutImages();
            }
        }
        steps.runOrSkip(CLOSE_RECORD, () -> Optional.of(custody.keep(REPORT, report())), Notes::kept, Optional.empty());
        if (custody.kept()) {
            steps.runOrSkip(SEAL, () -> Optional.of(custody.seal(ending())), CustodyNotes::manifest, Optional.empty());
        }
        progress.phase(record.phase());
        return report();
    }

    /** Closes the record outside the steps, of a run that ends early: what fails here is paged, and fails nothing. */
    private IsolationReport closedAside() {
        record.snapshots(collected.taken(report().done().snapshots()));
        IsolationReport report = report();
        Workflow.newDetachedCancellationScope(() -> {
                    oversight.orPage("the look at the vault", custody::lookOnce);
                    collected.withoutTheRest(record.machine(), report);
                    oversight.orPage("the record", () -> custody.keep(REPORT, report));
                    if (custody.kept()) {
                        oversight.orPage("the manifest", () -> custody.seal(ending()));
                    }
                })
                .run();
        return report;
    }

    /** A run that fails before it has changed or kept anything leaves no record, since there is nothing to account for. */
    private void closedAfterFailure() {
        if (custody.kept() && custody.hasCollected()) {
            closedAside();
        }
    }

    private Ending ending() {
        return new Ending(
                record.verdictName(),
                record.ending(),
                plan(),
                rule,
                progress.status().steps(),
                oversight.rolledBack().map(Undo.Outcome::notUndone).orElse(List.of()));
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
        return oversight.blocked() || request.proposed() ? rule.withAtLeastOneApprover() : rule;
    }

    private BeforeImage observeAndPlan() {
        BeforeImage before = observation.observe();
        oversight.seal(observation.plan(before));
        record.before(before);
        return before;
    }

    private Plan plannedAgain() {
        BeforeImage before = observation.observe();
        record.before(before);
        return observation.plan(before);
    }

    private Verification verify(BeforeImage before) {
        Verification reading =
                new ReadBack(before, policy, record.tagsToMerge(), request.incidentId()).untilContained();
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
