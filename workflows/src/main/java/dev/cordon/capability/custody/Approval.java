package dev.cordon.capability.custody;

import dev.cordon.capability.decision.DecisionSource;

/**
 * A decision that counted before the evidence was handled.
 *
 * @param decider who decided
 * @param gate at which gate
 * @param choice what was chosen
 * @param source how it is known who decided
 * @param method how the decider was authenticated; empty for an asserted decision
 */
public record Approval(String decider, String gate, String choice, DecisionSource source, String method) {}
