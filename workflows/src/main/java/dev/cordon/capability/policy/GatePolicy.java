package dev.cordon.capability.policy;

import dev.cordon.capability.Severity;
import dev.cordon.capability.decision.DecisionSource;
import java.time.Duration;
import java.util.List;

/**
 * Who decides what in this installation, read once a run so that it stands in the history.
 *
 * @param protectionTag name of the tag that marks a machine as protected, whatever its value
 * @param rules the first that fits applies; where none fits, two approvers are asked and silence refuses
 * @param holds who decides on a hold
 * @param pageAgainAfter how often an unanswered hold pages again
 */
public record GatePolicy(String protectionTag, List<GateRule> rules, HoldRule holds, Duration pageAgainAfter) {
    private static final Duration LAST_RESORT_EXPIRY = Duration.ofHours(4);

    public GatePolicy {
        rules = List.copyOf(rules);
    }

    /** The rule for a runbook on a target. */
    public GateRule ruleFor(String runbook, Severity severity, boolean protectedTarget) {
        return rules.stream()
                .filter(rule -> rule.fits(runbook, severity, protectedTarget))
                .findFirst()
                .orElseGet(() -> new GateRule(
                        runbook,
                        List.of(),
                        protectedTarget,
                        2,
                        List.of(DecisionSource.AUTHENTICATED),
                        LAST_RESORT_EXPIRY,
                        OnSilence.REFUSE));
    }

    /**
     * Who decides on a hold. One person decides to retry, skip or stop.
     *
     * @param accepts the sources that count
     * @param rollBackApprovers how many people it takes to roll back, which reopens a suspect machine
     */
    public record HoldRule(List<DecisionSource> accepts, int rollBackApprovers) {
        public HoldRule {
            accepts = List.copyOf(accepts);
        }
    }
}
