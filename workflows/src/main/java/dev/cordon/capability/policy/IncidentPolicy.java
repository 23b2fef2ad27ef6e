package dev.cordon.capability.policy;

import dev.cordon.capability.Severity;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What incidents set going by themselves.
 *
 * @param rules the first that fits applies; where none fits, nothing is started
 * @param mostByItself how many machines of one incident are isolated by themselves at most; what would cut off more is
 *     proposed
 * @param owner user principal name of whoever an incident without an owner is given to; null to leave it
 * @param lookAgainAfter how long a run waits for reports before it looks at the incident itself, more and more rarely
 */
public record IncidentPolicy(
        List<IncidentRule> rules,
        int mostByItself,
        @Nullable String owner,
        Duration lookAgainAfter) {
    private static final Duration LOOK_AGAIN_AFTER = Duration.ofMinutes(5);

    /** One that looks again after five minutes. */
    public IncidentPolicy(List<IncidentRule> rules, int mostByItself, @Nullable String owner) {
        this(rules, mostByItself, owner, LOOK_AGAIN_AFTER);
    }

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
