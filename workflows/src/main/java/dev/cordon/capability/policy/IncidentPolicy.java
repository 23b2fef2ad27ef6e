package dev.cordon.capability.policy;

import dev.cordon.capability.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What incidents set going by themselves.
 *
 * @param rules the first that fits applies; where none fits, nothing is started
 * @param mostByItself how many machines of one incident are isolated by themselves at most; what would cut off more is
 *     proposed
 * @param owner user principal name of whoever an incident without an owner is given to; null to leave it
 */
public record IncidentPolicy(
        List<IncidentRule> rules,
        int mostByItself,
        @Nullable String owner) {
    public IncidentPolicy {
        rules = List.copyOf(rules);
    }

    /** How far a runbook is set going for an incident. */
    public Initiative initiative(String runbook, Severity severity, List<String> tactics, List<String> providers) {
        return rules.stream()
                .filter(rule -> rule.fits(runbook, severity, tactics, providers))
                .findFirst()
                .map(IncidentRule::initiative)
                .orElse(Initiative.LEAVE);
    }
}
