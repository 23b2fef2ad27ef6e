package dev.cordon.runbook.isolatevm;

import dev.cordon.capability.compute.HoldTag;
import dev.cordon.capability.compute.TagChange;
import dev.cordon.capability.compute.TagSet;
import dev.cordon.capability.compute.VmState;
import dev.cordon.capability.evidence.ActivityLogExport;
import dev.cordon.capability.evidence.DiskSnapshot;
import dev.cordon.capability.identity.AssignedIdentities;
import dev.cordon.capability.network.IsolationCheck;
import dev.cordon.capability.network.NsgAttachment;
import dev.cordon.capability.record.BeforeImage;
import dev.cordon.engine.Attributes;
import dev.cordon.engine.StepStatus;
import dev.cordon.engine.Undo;
import dev.cordon.engine.gate.DecisionRecord;
import dev.cordon.engine.gate.Ended;
import dev.cordon.engine.gate.GateOutcome;
import dev.cordon.engine.gate.SealedPlan;
import dev.cordon.runbook.isolatevm.IsolationReport.TimeToContain;
import dev.cordon.runbook.isolatevm.IsolationReport.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is known of an isolation so far; a report can be made of it at any moment. */
final class IsolationRecord {
    private static final double MILLIS = 1000.0;

    private final IsolateVmRequest request;
    private final Instant countedFrom;
    private final List<Exposure> exposures = new ArrayList<>();
    private final Duration target;
    private String gate = "";
    private @Nullable Verdict end;
    private String ending = "";
    private boolean cancelled;
    private @Nullable String preservation;
    private Undo.@Nullable Outcome rolledBack;
    private @Nullable BeforeImage before;
    private List<DiskSnapshot> snapshots = List.of();
    private List<NsgAttachment> nics = List.of();
    private List<String> identitiesDetached = List.of();
    private Map<String, String> tags = Map.of();
    private @Nullable ActivityLogExport activityLog;
    private @Nullable Verification verification;
    private @Nullable Instant cutOffAt;
    private @Nullable Instant containedAt;

    IsolationRecord(IsolateVmRequest request, Instant startedAt, Duration target) {
        this.request = request;
        this.target = target;
        this.countedFrom = request.alertedAt() == null ? startedAt : request.alertedAt();
    }

    /** The alert, or the start of the run where no alert is known. */
    Instant countedFrom() {
        return countedFrom;
    }

    void before(BeforeImage image) {
        before = image;
    }

    /** The state before the first change, which the run has recorded by the time that it changes anything. */
    BeforeImage before() {
        return Objects.requireNonNull(before);
    }

    /** The machine as it was observed; null before that. */
    @Nullable VmState machine() {
        return before == null ? null : before.vm();
    }

    void gate(GateOutcome outcome) {
        gate = outcome.words();
    }

    void dryRun() {
        end = Verdict.DRY_RUN;
        ending = "dry run: the plan was made and nothing was changed";
    }

    void failed(String words) {
        ending = "failed: " + words;
    }

    /** The run that copies the disks' images, if one was started. */
    void preservation(Optional<String> run) {
        preservation = run.orElse(null);
    }

    @Nullable ActivityLogExport activityLog() {
        return activityLog;
    }

    String verdictName() {
        return verdict().name();
    }

    String ending() {
        return ending;
    }

    void cancelled() {
        cancelled = true;
        ending = "cancelled; what was changed stays changed";
    }

    void ended(Ended how, Optional<Undo.Outcome> undone) {
        rolledBack = undone.orElse(null);
        ending = String.valueOf(how.getMessage());
        end = switch (how.way()) {
            case REFUSED -> Verdict.REFUSED;
            case STOPPED -> null;
            case ROLLED_BACK ->
                undone.map(Undo.Outcome::complete).orElse(false) ? Verdict.ROLLED_BACK : Verdict.PARTLY_ROLLED_BACK;
        };
    }

    /** How the run stands, as the search attribute {@code RunbookPhase} shows it. */
    String phase() {
        return cancelled
                ? "cancelled"
                : verdict().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    void snapshots(List<DiskSnapshot> taken) {
        snapshots = taken;
    }

    void nics(List<NsgAttachment> attached, Instant at) {
        nics = attached;
        cutOffAt = at;
        exposures.add(Exposures.flows(at));
    }

    void identitiesDetached(AssignedIdentities had, AssignedIdentities left, Instant at) {
        if (left.none() && !had.none()) {
            identitiesDetached = Notes.identityIds(had);
            exposures.add(Exposures.tokens(had, at));
        }
    }

    /**
     * The tags of an isolated machine; {@code isolated_at} is when its last interface was cut off. A machine that
     * another incident holds keeps that one's tags, and gets this incident's hold beside them.
     */
    TagChange tagsToMerge() {
        Instant at = Objects.requireNonNull(cutOffAt, "a machine is tagged as isolated only after it was cut off");
        Map<String, String> merge = new TreeMap<>();
        merge.put(HoldTag.name(request.incidentId()), at.toString());
        if (!HoldTag.heldByAnother(before().vm().tags(), request.incidentId())) {
            merge.put("incident_id", request.incidentId());
            merge.put("ir-status", "isolated");
            merge.put("isolated_at", at.toString());
        }
        return new TagChange(request.vm(), merge);
    }

    void tags(TagChange merged, TagSet after) {
        if (after.tags().entrySet().containsAll(merged.tags().entrySet())) {
            tags = merged.tags();
        }
    }

    void activityLog(Optional<ActivityLogExport> export, Instant at) {
        export.ifPresent(kept -> {
            activityLog = kept;
            exposures.add(Exposures.lateActivityLog(at));
        });
    }

    void verification(Verification reading) {
        verification = reading;
        exposures.removeIf(exposure -> exposure.kind() == Exposure.Kind.EFFECTIVE_RULES_UNKNOWN); // of a reading before
        reading.nics().stream()
                .filter(check -> check.basis() == IsolationCheck.Basis.ATTACHED_GROUPS)
                .map(Exposures::effectiveRulesUnknown)
                .forEach(exposures::add);
    }

    void contained(Instant at) {
        containedAt = at;
        ending = "contained, verified at " + at;
        Attributes.timeToContain(seconds(at));
    }

    IsolationReport report(
            @Nullable SealedPlan plan,
            List<DecisionRecord> decisions,
            List<String> reversible,
            List<StepStatus> steps) {
        return new IsolationReport(
                verdict(),
                ending,
                request.incidentId(),
                request.vmId(),
                request.requestedBy(),
                new TimeToContain(
                        countedFrom,
                        containedAt,
                        containedAt == null ? null : seconds(containedAt),
                        target.toSeconds()),
                plan,
                gate,
                decisions,
                before,
                new Done(snapshots, nics, identitiesDetached, tags, activityLog),
                verification,
                exposures,
                reversible,
                rolledBack,
                IsolationReport.MEMORY_NOT_COLLECTED,
                preservation,
                steps);
    }

    private Verdict verdict() {
        if (end != null) {
            return end;
        }
        if (verification == null) {
            return Verdict.NOT_VERIFIED;
        }
        return verification.holds() ? Verdict.CONTAINED : Verdict.NOT_CONTAINED;
    }

    private double seconds(Instant at) {
        return Duration.between(countedFrom, at).toMillis() / MILLIS;
    }
}
