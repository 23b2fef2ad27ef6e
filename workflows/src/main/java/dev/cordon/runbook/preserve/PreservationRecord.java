package dev.cordon.runbook.preserve;

import dev.cordon.capability.evidence.ActivityLogExport;
import dev.cordon.capability.evidence.Reconciliation;
import dev.cordon.engine.StepState;
import dev.cordon.engine.StepStatus;
import dev.cordon.engine.gate.DecisionRecord;
import dev.cordon.runbook.preserve.PreservationReport.Verdict;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is known of a preservation so far; a report can be made of it at any moment. */
final class PreservationRecord {
    private final PreserveEvidenceRequest request;
    private List<PreservedDisk> disks = List.of();
    private @Nullable String first;
    private @Nullable ActivityLogExport later;
    private @Nullable Reconciliation reconciliation;
    private String ending = "";
    private boolean endedEarly;
    private boolean cancelled;

    PreservationRecord(PreserveEvidenceRequest request) {
        this.request = request;
        this.first = request.activityLog();
    }

    void disks(List<PreservedDisk> now) {
        disks = now;
    }

    /** How far one of the disks is now. */
    void disk(PreservedDisk now) {
        disks = disks.stream()
                .map(disk -> disk.snapshot().equals(now.snapshot()) ? now : disk)
                .toList();
    }

    List<PreservedDisk> disks() {
        return disks;
    }

    void first(ActivityLogExport export) {
        first = export.url();
    }

    @Nullable String first() {
        return first;
    }

    void later(ActivityLogExport export) {
        later = export;
    }

    @Nullable ActivityLogExport later() {
        return later;
    }

    void reconciled(Reconciliation result) {
        reconciliation = result;
    }

    void endedEarly(String words) {
        endedEarly = true;
        ending = words;
    }

    void cancelled() {
        cancelled = true;
        endedEarly("cancelled; what was collected stays in the vault");
    }

    void completed(List<StepStatus> steps) {
        ending = verdict(steps) == Verdict.PRESERVED
                ? "preserved: " + disks.size() + (disks.size() == 1 ? " image" : " images") + ", read back and hashed"
                : "partly preserved; the steps say what was gone on without";
    }

    String phase(List<StepStatus> steps) {
        return cancelled
                ? "cancelled"
                : verdict(steps).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Verdict verdict(List<StepStatus> steps) {
        if (endedEarly) {
            return Verdict.NOT_COMPLETED;
        }
        boolean skipped = steps.stream().anyMatch(step -> step.state() == StepState.SKIPPED);
        return !skipped && disks.stream().allMatch(PreservedDisk::complete)
                ? Verdict.PRESERVED
                : Verdict.PARTLY_PRESERVED;
    }

    String ending() {
        return ending;
    }

    PreservationReport report(List<DecisionRecord> decisions, List<StepStatus> steps) {
        return new PreservationReport(
                verdict(steps),
                ending,
                request.incidentId(),
                request.vmId(),
                request.requestedBy(),
                disks,
                first,
                later,
                reconciliation,
                decisions,
                steps);
    }
}
