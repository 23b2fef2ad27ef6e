package dev.cordon.runbook.isolatevm;

import dev.cordon.capability.compute.TagChange;
import dev.cordon.capability.evidence.ActivityLogExport;
import dev.cordon.capability.evidence.DiskSnapshot;
import dev.cordon.capability.identity.AssignedIdentities;
import dev.cordon.capability.network.IsolationCheck;
import dev.cordon.capability.network.NsgAttachment;
import dev.cordon.capability.policy.ContainmentPolicy;
import dev.cordon.engine.Attributes;
import dev.cordon.engine.StepStatus;
import dev.cordon.runbook.isolatevm.IsolationReport.TimeToContain;
import dev.cordon.runbook.isolatevm.IsolationReport.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of an isolation so far; a report can be made of it at any moment. */
final class IsolationRecord {
    private static final double MILLIS = 1000.0;

    private final IsolateVmRequest request;
    private final Instant countedFrom;
    private final List<Exposure> exposures = new ArrayList<>();
    private Duration target = Duration.ZERO;
    private @Nullable BeforeImage before;
    private List<DiskSnapshot> snapshots = List.of();
    private List<NsgAttachment> nics = List.of();
    private List<String> identitiesDetached = List.of();
    private Map<String, String> tags = Map.of();
    private @Nullable ActivityLogExport activityLog;
    private @Nullable Verification verification;
    private @Nullable Instant cutOffAt;
    private @Nullable Instant containedAt;

    IsolationRecord(IsolateVmRequest request, Instant startedAt) {
        this.request = request;
        this.countedFrom = request.alertedAt() == null ? startedAt : request.alertedAt();
    }

    void policy(ContainmentPolicy policy) {
        target = policy.timeToContainTarget();
    }

    void before(BeforeImage image) {
        before = image;
    }

    void snapshots(List<DiskSnapshot> taken) {
        snapshots = taken;
    }

    void nics(List<NsgAttachment> attached, Instant at) {
        nics = attached;
        cutOffAt = at;
        exposures.add(Exposures.flows(at));
    }

    void identitiesDetached(AssignedIdentities identities, Instant at) {
        identitiesDetached = Notes.identityIds(identities);
        if (!identities.none()) {
            exposures.add(Exposures.tokens(identities, at));
        }
    }

    /** The tags of an isolated machine; {@code isolated_at} is when its last interface was cut off. */
    TagChange tagsToMerge() {
        if (cutOffAt == null) {
            throw new IllegalStateException("a machine is tagged as isolated only after it was cut off");
        }
        return new TagChange(
                request.vm(),
                Map.of(
                        "incident_id", request.incidentId(),
                        "ir-status", "isolated",
                        "isolated_at", cutOffAt.toString()));
    }

    void tags(TagChange merged) {
        tags = merged.tags();
    }

    void activityLog(ActivityLogExport export, Instant at) {
        activityLog = export;
        exposures.add(Exposures.lateActivityLog(at));
    }

    void verification(Verification reading) {
        verification = reading;
        reading.nics().stream()
                .filter(check -> check.basis() == IsolationCheck.Basis.ATTACHED_GROUPS)
                .map(Exposures::effectiveRulesUnknown)
                .forEach(exposures::add);
    }

    void verified(Instant at) {
        containedAt = at;
        Attributes.timeToContain(seconds(at));
    }

    IsolationReport report(List<String> reversible, List<StepStatus> steps) {
        return new IsolationReport(
                verdict(),
                request.incidentId(),
                request.vmId(),
                request.requestedBy(),
                new TimeToContain(
                        countedFrom,
                        containedAt,
                        containedAt == null ? null : seconds(containedAt),
                        target.toSeconds()),
                before,
                new Done(snapshots, nics, identitiesDetached, tags, activityLog),
                verification,
                exposures,
                reversible,
                IsolationReport.MEMORY_NOT_COLLECTED,
                steps);
    }

    private Verdict verdict() {
        if (verification == null) {
            return Verdict.NOT_VERIFIED;
        }
        return verification.holds() ? Verdict.CONTAINED : Verdict.NOT_CONTAINED;
    }

    private double seconds(Instant at) {
        return Duration.between(countedFrom, at).toMillis() / MILLIS;
    }
}
