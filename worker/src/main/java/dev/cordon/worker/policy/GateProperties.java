package dev.cordon.worker.policy;

import dev.cordon.capability.Severity;
import dev.cordon.capability.decision.DecisionSource;
import dev.cordon.capability.policy.OnSilence;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who decides what, as it was configured, unchecked. Rules are tried in order; after them come the defaults: High
 * severity isolates without a gate, Medium, Low and Informational ask one person, a protected machine asks two, and so
 * do every release and every making of a vault.
 *
 * @param protectionTag name of the tag that marks a machine as protected
 * @param accepts the sources of decisions that the default rules and holds count
 * @param expiresAfter how long the gates of the default rules stay open
 * @param onSilence what it means at those gates that nobody decided
 * @param rollBackApprovers how many people it takes to roll a run back
 * @param pageAgainAfter how often an unanswered hold pages again
 * @param rules this installation's own rules
 */
@ConfigurationProperties("cordon.gates")
record GateProperties(
        @DefaultValue("cordon-protected") String protectionTag,
        @DefaultValue({"authenticated", "asserted"}) List<DecisionSource> accepts,
        @DefaultValue("1h") Duration expiresAfter,
        @DefaultValue("refuse") OnSilence onSilence,
        @DefaultValue("2") int rollBackApprovers,
        @DefaultValue("15m") Duration pageAgainAfter,
        @DefaultValue List<Rule> rules) {
    /** A rule as it was configured; what is left out is as in the defaults. */
    record Rule(
            @Nullable String runbook,
            @DefaultValue List<Severity> severities,
            @DefaultValue("false") boolean protectedTarget,
            @DefaultValue("1") int approvers,
            @Nullable List<DecisionSource> accepts,
            @Nullable Duration expiresAfter,
            @Nullable OnSilence onSilence) {}
}
