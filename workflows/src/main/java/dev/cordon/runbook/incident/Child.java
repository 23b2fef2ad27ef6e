package dev.cordon.runbook.incident;

import dev.cordon.capability.compute.VmId;
import dev.cordon.capability.policy.Initiative;
import dev.cordon.capability.runs.RunSoFar;
import org.jspecify.annotations.Nullable;

/** A run that was started for an incident, or was there already, and what is known of it. */
final class Child {
    static final String CONTAINED = "CONTAINED";

    private final Response response;
    private final VmId vm;
    private final String workflowId;
    private final Initiative initiative;
    private @Nullable RunSoFar seen;
    private @Nullable String lost;
    private String remark = "";

    Child(Response response, VmId vm, String workflowId, Initiative initiative) {
        this.response = response;
        this.vm = vm;
        this.workflowId = workflowId;
        this.initiative = initiative;
    }

    Response response() {
        return response;
    }

    VmId vm() {
        return vm;
    }

    String workflowId() {
        return workflowId;
    }

    Initiative initiative() {
        return initiative;
    }

    /** What it does, for people. */
    String words() {
        return response.words(vm);
    }

    /** As it was last seen; null if it was not yet. */
    @Nullable RunSoFar seen() {
        return seen;
    }

    void seen(RunSoFar now) {
        seen = now;
    }

    /** It could not be started, or is followed no longer. */
    void lost(String why) {
        lost = why;
    }

    /** Something about it that people ought to know, whatever comes of it. */
    void said(String words) {
        remark = words;
    }

    boolean ended() {
        return lost != null || (seen != null && seen.end() != null);
    }

    boolean contained() {
        return response.contains() && CONTAINED.equals(verdict());
    }

    boolean awaitsDecision() {
        return !ended() && seen != null && seen.question() != null;
    }

    String verdict() {
        RunSoFar.End end = seen == null ? null : seen.end();
        return end == null ? "" : end.verdict();
    }

    HandlingReport.Run report() {
        RunSoFar.End end = seen == null ? null : seen.end();
        return new HandlingReport.Run(
                response.runbook(),
                vm.id(),
                workflowId,
                seen == null ? null : seen.runId(),
                initiative,
                verdict(),
                lost != null ? lost : end == null ? "goes on" + (remark.isEmpty() ? "" : "; " + remark) : end.words(),
                end == null ? null : end.secondsToContain(),
                end == null ? null : end.preservation());
    }
}
