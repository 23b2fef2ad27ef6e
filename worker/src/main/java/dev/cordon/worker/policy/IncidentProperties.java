package dev.cordon.worker.policy;

import dev.cordon.capability.Severity;
import dev.cordon.capability.policy.Initiative;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What incidents set going by themselves, as it was configured, unchecked. Rules are tried in order; after them come the
 * defaults: {@code IsolateVm} is started for High and proposed for the others, {@code PreserveEvidence} is started for
 * Medium and left otherwise, since an isolation starts one itself.
 *
 * @param rules this installation's own rules
 * @param mostByItself how many machines of one incident are isolated unasked at most
 * @param owner user principal name of whoever an incident without an owner is given to
 * @param lookAgainAfter how long a run waits for reports before it looks at the incident itself, more and more rarely
 */
@ConfigurationProperties("cordon.incidents")
record IncidentProperties(
        @DefaultValue List<Rule> rules,
        @DefaultValue("10") int mostByItself,
        @Nullable String owner,
        @DefaultValue("5m") Duration lookAgainAfter) {
    /** A rule as it was configured; what is left out fits every incident. */
    record Rule(
            @Nullable String runbook,
            @DefaultValue List<Severity> severities,
            @DefaultValue List<String> tactics,
            @DefaultValue List<String> providers,
            @Nullable Initiative initiative) {}
}
