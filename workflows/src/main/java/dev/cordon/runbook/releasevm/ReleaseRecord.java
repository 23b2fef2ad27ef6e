package dev.cordon.runbook.releasevm;

import dev.cordon.capability.compute.HoldTag;
import dev.cordon.capability.compute.VmState;
import dev.cordon.capability.identity.AssignedIdentities;
import dev.cordon.capability.identity.RoleAssignment;
import dev.cordon.capability.record.FoundBeforeImage;
import dev.cordon.engine.StepStatus;
import dev.cordon.engine.gate.DecisionRecord;
import dev.cordon.engine.gate.Ended;
import dev.cordon.engine.gate.GateOutcome;
import dev.cordon.engine.gate.SealedPlan;
import dev.cordon.runbook.releasevm.ReleaseReport.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is known of a release so far; a report can be made of it at any moment. */
final class ReleaseRecord {
    private final ReleaseVmRequest request;
    private final List<String> putBack = new ArrayList<>();
    private final List<String> notPutBack = new ArrayList<>();
    private @Nullable FoundBeforeImage found;
    private @Nullable VmState now;
    private @Nullable AssignedIdentities identities;
    private List<RoleAssignment> lostRoles = List.of();
    private String gate = "";
    private Verdict verdict = Verdict.NOT_VERIFIED;
    private String ending = "";
    private boolean cancelled;

    ReleaseRecord(ReleaseVmRequest request) {
        this.request = request;
    }

    void found(FoundBeforeImage image) {
        found = image;
    }

    void observed(VmState machine) {
        now = machine;
    }

    /** The machine as it was observed last. */
    VmState now() {
        return Objects.requireNonNull(now);
    }

    void heldByOthers(Map<String, String> tags) {
        verdict = Verdict.REFUSED;
        List<String> others = HoldTag.holders(tags).stream()
                .filter(holder -> !holder.equals(request.incidentId()))
                .toList();
        ending = "refused: " + String.join(" and ", others) + " still " + (others.size() == 1 ? "holds" : "hold")
                + " the machine; release it from there first";
    }

    void gate(GateOutcome outcome) {
        gate = outcome.words();
    }

    void putBack(String what) {
        putBack.add(what);
    }

    void notPutBack(String what) {
        notPutBack.add(what);
    }

    int putBackCount() {
        return putBack.size();
    }

    int notPutBackCount() {
        return notPutBack.size();
    }

    void identities(AssignedIdentities has, List<RoleAssignment> lost) {
        identities = has;
        lostRoles = lost;
    }

    void verified(boolean changedNothing) {
        if (!notPutBack.isEmpty()) {
            verdict = Verdict.PARTLY_RELEASED;
            ending = "not put back: " + String.join("; ", notPutBack);
        } else {
            verdict = changedNothing ? Verdict.HOLD_GIVEN_UP : Verdict.RELEASED;
            ending = changedNothing
                    ? "the incident gave up its hold; the machine stays as this incident found it"
                    : "released: the recorded state is back";
        }
    }

    void ended(Ended how) {
        ending = String.valueOf(how.getMessage());
        if (how.way() == Ended.Way.REFUSED) {
            verdict = Verdict.REFUSED;
        }
    }

    void failed(String words) {
        ending = "failed: " + words;
    }

    boolean changedAnything() {
        return !putBack.isEmpty() || !notPutBack.isEmpty();
    }

    List<String> notPutBack() {
        return List.copyOf(notPutBack);
    }

    String verdictName() {
        return verdict.name();
    }

    String ending() {
        return ending;
    }

    void cancelled() {
        cancelled = true;
        ending = "cancelled; what was put back stays put back";
    }

    /** How the run stands, as the search attribute {@code RunbookPhase} shows it. */
    String phase() {
        return cancelled ? "cancelled" : verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    ReleaseReport report(@Nullable SealedPlan plan, List<DecisionRecord> decisions, List<StepStatus> steps) {
        return new ReleaseReport(
                verdict,
                ending,
                request.incidentId(),
                request.vmId(),
                request.requestedBy(),
                found == null ? "" : found.url(),
                found == null ? null : found.image(),
                plan,
                gate,
                decisions,
                putBack,
                notPutBack,
                identities,
                lostRoles,
                steps);
    }
}
