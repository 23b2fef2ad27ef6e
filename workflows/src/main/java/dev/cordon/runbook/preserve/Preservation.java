package dev.cordon.runbook.preserve;

import static dev.cordon.engine.Calls.AZURE_READ;
import static dev.cordon.engine.Calls.CONFIGURATION;

import dev.cordon.capability.FailureType;
import dev.cordon.capability.compute.ComputeActivities;
import dev.cordon.capability.compute.VmState;
import dev.cordon.capability.evidence.ActivityLogExport;
import dev.cordon.capability.evidence.DiskSnapshot;
import dev.cordon.capability.evidence.SnapshotActivities;
import dev.cordon.capability.policy.ContainmentPolicy;
import dev.cordon.capability.policy.GatePolicy;
import dev.cordon.capability.policy.PolicyActivities;
import dev.cordon.engine.Cause;
import dev.cordon.engine.Progress;
import dev.cordon.engine.StepStatus;
import dev.cordon.engine.Steps;
import dev.cordon.engine.Together;
import dev.cordon.engine.Undo;
import dev.cordon.engine.Waiting;
import dev.cordon.engine.custody.Custody;
import dev.cordon.engine.custody.CustodyNotes;
import dev.cordon.engine.custody.Ending;
import dev.cordon.engine.custody.Snapshots;
import dev.cordon.engine.custody.Terms;
import dev.cordon.engine.gate.Audience;
import dev.cordon.engine.gate.DecisionDesk;
import dev.cordon.engine.gate.Ended;
import dev.cordon.engine.gate.Oversight;
import dev.cordon.engine.notice.Subject;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The preservation of one machine's evidence, step by step. */
final class Preservation {
    private static final String REPORT = "preservation-report.json";
    private static final Duration FIRST_LOOK = Duration.ofSeconds(5);
    private static final Duration LONGEST_LOOK = Duration.ofMinutes(2);
    private static final double WHOLE = 100;

    private final PreserveEvidenceRequest request;
    private final Progress progress;
    private final DecisionDesk desk;
    private final Oversight oversight;
    private final Steps steps;
    private final Custody custody;
    private final Snapshots snapshots;
    private final Images images;
    private final Logs logs;
    private final PreservationRecord record;
    private final Gaps gaps;
    private @Nullable VmState machine;

    Preservation(PreserveEvidenceRequest request, Progress progress, DecisionDesk desk) {
        this.request = request;
        this.progress = progress;
        this.desk = desk;
        ContainmentPolicy policy = CONFIGURATION
                .to(PolicyActivities.class, "read the containment policy")
                .containment();
        GatePolicy gates =
                CONFIGURATION.to(PolicyActivities.class, "read the gate policy").gates();
        Audience audience = new Audience(
                new Subject(
                        request.incidentId(), request.severity(), request.vm().name()),
                request.requestedBy(),
                progress);
        this.oversight = new Oversight(audience, desk, progress, gates, new Undo());
        this.steps = new Steps(List.of(PreserveEvidenceStep.values()), progress, oversight);
        Terms terms = new Terms(
                policy.vaultContainer(),
                request.incidentId(),
                request.vmId(),
                request.severity(),
                request.requestedBy());
        this.custody = Custody.begin(terms, desk);
        this.snapshots = new Snapshots(terms, policy.evidenceResourceGroup(), custody);
        this.images = new Images(policy.vaultContainer(), request.incidentId(), custody);
        this.logs = new Logs(request, terms, custody);
        this.record = new PreservationRecord(request);
        this.gaps = new Gaps(request, record, logs, custody);
    }

    /** Preserves what it can; access to snapshots is ended and the record sealed however it ends. */
    PreservationReport toItsEnd() {
        try {
            return carryOut();
        } catch (Ended ended) {
            record.endedEarly(String.valueOf(ended.getMessage()));
            return closedAside();
        } catch (CanceledFailure cancelled) {
            record.cancelled();
            closedAside();
            throw cancelled;
        } finally {
            oversight.over();
        }
    }

    private PreservationReport carryOut() {
        VmState vm = steps.run(
                PreserveEvidenceStep.OBSERVE,
                this::observe,
                found -> found.disks().size() + " disks");
        steps.runOrSkip(
                PreserveEvidenceStep.CHECK_VAULT,
                () -> Optional.of(custody.checkVault()),
                CustodyNotes::vault,
                Optional.empty());
        record.disks(preserved(snapshots.takenOr(steps.runOrSkip(
                PreserveEvidenceStep.SNAPSHOT,
                () -> snapshots.take(vm),
                taken -> names(preserved(taken)),
                List.of()))));
        steps.runOrSkip(PreserveEvidenceStep.EXPORT_ACTIVITY_LOG, this::exportOnce, words -> words, "");
        steps.awaitOrSkip(PreserveEvidenceStep.AWAIT_COPIES, this::awaitCopies, words -> words, "");
        steps.runOrSkip(PreserveEvidenceStep.EXPORT_IMAGES, this::copyImages, Preservation::names, List.of());
        if (!custody.accountsForEach()) {
            gaps.accountAtOnce(vm);
        }
        steps.runOrSkip(PreserveEvidenceStep.HASH_IMAGES, this::hashImages, Preservation::names, List.of());
        waitForLateEvents();
        steps.runOrSkip(PreserveEvidenceStep.EXPORT_AGAIN, this::exportAgain, words -> words, "");
        steps.runOrSkip(PreserveEvidenceStep.RECONCILE, this::reconcile, words -> words, "");
        gaps.account(vm, Gaps.SKIPPED);
        record.completed(status());
        steps.runOrSkip(
                PreserveEvidenceStep.CLOSE_RECORD,
                () -> custody.keep(REPORT, report()).sha256(),
                sha256 -> REPORT + ", SHA-256 " + sha256,
                "");
        steps.runOrSkip(
                PreserveEvidenceStep.SEAL,
                () -> Optional.of(custody.seal(ending())),
                CustodyNotes::manifest,
                Optional.empty());
        progress.phase(record.phase(status()));
        return report();
    }

    /** A machine that does not exist is a mistake in the request. */
    private VmState observe() {
        try {
            VmState observed = AZURE_READ
                    .to(ComputeActivities.class, "observe " + request.vm().name())
                    .observe(request.vm());
            machine = observed;
            return observed;
        } catch (ActivityFailure failure) {
            Cause cause = Cause.of(failure);
            if (cause.isMissing() || cause.refusesRequest()) {
                throw FailureType.BAD_REQUEST.failure("vmId: " + cause.words(), null);
            }
            throw failure;
        }
    }

    private static List<PreservedDisk> preserved(List<DiskSnapshot> taken) {
        return taken.stream().map(each -> new PreservedDisk(each, null, null)).toList();
    }

    private String exportOnce() {
        if (record.first() != null) {
            return "the isolation exported it";
        }
        ActivityLogExport export = logs.export(Logs.FIRST);
        record.first(export);
        return export.events() + " events, SHA-256 " + export.sha256();
    }

    private String awaitCopies() {
        Duration pause = FIRST_LOOK;
        while (!wholeCopies()) {
            Waiting.out(pause, "wait for Azure's background copies");
            pause = pause.multipliedBy(2).compareTo(LONGEST_LOOK) < 0 ? pause.multipliedBy(2) : LONGEST_LOOK;
        }
        return "complete";
    }

    /** Asks Azure how far a copy is, which reads nothing of what was copied: no evidence, and no custody record. */
    private boolean wholeCopies() {
        return Together.forEach(
                        record.disks(),
                        disk -> AZURE_READ
                                .to(SnapshotActivities.class, "look at the snapshot of " + disk.name())
                                .observe(disk.snapshot().snapshot()))
                .stream()
                .allMatch(snapshot -> snapshot.completionPercent() >= WHOLE);
    }

    private List<PreservedDisk> copyImages() {
        try {
            record.disks(images.copy(record.disks(), this::done));
            return record.disks();
        } finally {
            oversight.orPage("the end of access to snapshots", images::endAccess);
        }
    }

    private List<PreservedDisk> hashImages() {
        record.disks(images.hash(record.disks(), this::done));
        return record.disks();
    }

    /** What is done for one disk stays done, whatever becomes of the others and of the step. */
    private void done(PreservedDisk disk) {
        if (custody.accountsForEach()) {
            record.disk(disk);
        }
    }

    private void waitForLateEvents() {
        progress.show("Activity Log", "Exported again after " + delay().toMinutes() + " min: Azure shows events late.");
        Waiting.out(delay(), "wait for what Azure shows late in the Activity Log");
    }

    private Duration delay() {
        return custody.policy().activityLogAgainAfter();
    }

    private String exportAgain() {
        ActivityLogExport export = logs.export(Logs.LATER);
        record.later(export);
        return export.events() + " events, SHA-256 " + export.sha256();
    }

    private String reconcile() {
        String first = record.first();
        ActivityLogExport later = record.later();
        if (first == null || later == null) {
            return "there is only one export";
        }
        record.reconciled(logs.compare(first, later));
        return Logs.words(Objects.requireNonNull(report().reconciliation()));
    }

    /** Closes the record outside the steps, of a run that ends early: what fails here is paged, and fails nothing. */
    private PreservationReport closedAside() {
        progress.phase(record.phase(status()));
        if (record.disks().isEmpty()) {
            record.disks(preserved(snapshots.takenOr(List.of())));
        }
        PreservationReport report = report();
        Workflow.newDetachedCancellationScope(() -> {
                    oversight.orPage("the end of access to snapshots", images::endAccess);
                    oversight.orPage("the look at the vault", custody::lookOnce);
                    gaps.account(machine, Gaps.ENDED);
                    oversight.orPage("the record", () -> custody.keep(REPORT, report));
                    oversight.orPage("the manifest", () -> custody.seal(ending()));
                })
                .run();
        return report;
    }

    private Ending ending() {
        return new Ending(record.verdict(status()).name(), record.ending(), null, null, status(), List.of());
    }

    private PreservationReport report() {
        return record.report(desk.records(), status());
    }

    private List<StepStatus> status() {
        return progress.status().steps();
    }

    private static String names(List<PreservedDisk> disks) {
        return String.join(", ", disks.stream().map(PreservedDisk::name).toList());
    }
}
