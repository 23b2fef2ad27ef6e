package dev.cordon.capability.policy;

import dev.cordon.capability.Severity;
import dev.cordon.capability.decision.DecisionSource;
import java.time.Duration;
import java.util.List;

/**
 * How many people approve a runbook, and how.
 *
 * @param runbook the workflow type
 * @param severities the severities that it is for; empty for all
 * @param protectedTarget whether it is for protected targets or for the others
 * @param approvers 0 for no gate, 1, or 2 distinct people; who asked for the run is never one of them
 * @param accepts the sources of decisions that count
 * @param expiresAfter how long the gate stays open
 * @param onSilence what it means that nobody decided by then
 */
public record GateRule(
        String runbook,
        List<Severity> severities,
        boolean protectedTarget,
        int approvers,
        List<DecisionSource> accepts,
        Duration expiresAfter,
        OnSilence onSilence) {
    private static final int MOST = 2;

    public GateRule {
        if (approvers < 0 || approvers > MOST) {
            throw new IllegalArgumentException("approvers is " + approvers + "; expected 0, 1 or 2");
        }
        if (approvers > 0 && accepts.isEmpty()) {
            throw new IllegalArgumentException("accepts is empty; expected at least one source of decisions");
        }
        if (expiresAfter.isNegative() || expiresAfter.isZero()) {
            throw new IllegalArgumentException("expiresAfter is " + expiresAfter + "; expected a positive duration");
        }
        severities = List.copyOf(severities);
        accepts = List.copyOf(accepts);
    }

    /** This rule, asking at least one person: for a plan that cannot be expected to succeed. */
    public GateRule withAtLeastOneApprover() {
        return withAtLeast(1);
    }

    /** This rule, asking at least so many people. */
    public GateRule withAtLeast(int people) {
        List<DecisionSource> sources = accepts.isEmpty() ? List.of(DecisionSource.values()) : accepts;
        return new GateRule(
                runbook, severities, protectedTarget, Math.max(people, approvers), sources, expiresAfter, onSilence);
    }

    boolean fits(String type, Severity severity, boolean target) {
        return runbook.equals(type)
                && protectedTarget == target
                && (severities.isEmpty() || severities.contains(severity));
    }
}
