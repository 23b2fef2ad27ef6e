package dev.cordon.worker.policy;

import dev.cordon.capability.Severity;
import dev.cordon.capability.policy.GatePolicy;
import dev.cordon.capability.policy.GatePolicy.HoldRule;
import dev.cordon.capability.policy.GateRule;
import dev.cordon.runbook.isolatevm.IsolateVm;
import dev.cordon.runbook.provision.ProvisionVault;
import dev.cordon.runbook.releasevm.ReleaseVm;
import dev.cordon.worker.InvalidSetting;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Turns configured gates into a policy, or says which property forbids it. */
final class CheckedGates {
    private static final String PREFIX = "cordon.gates.";
    private static final List<String> RUNBOOKS = List.of(IsolateVm.TYPE, ReleaseVm.TYPE, ProvisionVault.TYPE);

    private final GateProperties properties;

    CheckedGates(GateProperties properties) {
        this.properties = properties;
    }

    /** @throws InvalidSetting naming the property */
    GatePolicy policy() {
        if (properties.rollBackApprovers() < 1 || properties.rollBackApprovers() > 2) {
            throw new InvalidSetting(
                    PREFIX + "roll-back-approvers",
                    properties.rollBackApprovers() + " is out of range; expected 1 or 2");
        }
        if (properties.pageAgainAfter().isNegative()
                || properties.pageAgainAfter().isZero()) {
            throw new InvalidSetting(
                    PREFIX + "page-again-after",
                    properties.pageAgainAfter() + " is out of range; expected more than 0");
        }
        List<GateRule> rules = new ArrayList<>();
        for (GateProperties.Rule rule : properties.rules()) {
            rules.add(checked("rules[" + rules.size() + "]", rule));
        }
        rules.addAll(defaults());
        return new GatePolicy(
                properties.protectionTag(),
                rules,
                new HoldRule(properties.accepts(), properties.rollBackApprovers()),
                properties.pageAgainAfter());
    }

    private GateRule checked(String at, GateProperties.Rule rule) {
        if (rule.runbook() == null || !RUNBOOKS.contains(rule.runbook())) {
            throw new InvalidSetting(
                    PREFIX + at + ".runbook",
                    "'" + rule.runbook() + "' is no runbook with gates; expected one of "
                            + String.join(", ", RUNBOOKS));
        }
        try {
            return new GateRule(
                    rule.runbook(),
                    rule.severities(),
                    rule.protectedTarget(),
                    rule.approvers(),
                    Objects.requireNonNullElse(rule.accepts(), properties.accepts()),
                    Objects.requireNonNullElse(rule.expiresAfter(), properties.expiresAfter()),
                    Objects.requireNonNullElse(rule.onSilence(), properties.onSilence()));
        } catch (IllegalArgumentException contradiction) {
            throw new InvalidSetting(PREFIX + at, String.valueOf(contradiction.getMessage()));
        }
    }

    private List<GateRule> defaults() {
        try {
            return List.of(
                    rule(IsolateVm.TYPE, List.of(Severity.HIGH), false, 0),
                    rule(IsolateVm.TYPE, List.of(), false, 1),
                    rule(IsolateVm.TYPE, List.of(), true, 2),
                    rule(ReleaseVm.TYPE, List.of(), false, 2),
                    rule(ReleaseVm.TYPE, List.of(), true, 2),
                    rule(ProvisionVault.TYPE, List.of(), false, 2),
                    rule(ProvisionVault.TYPE, List.of(), true, 2));
        } catch (IllegalArgumentException contradiction) {
            throw new InvalidSetting("cordon.gates", String.valueOf(contradiction.getMessage()));
        }
    }

    private GateRule rule(String runbook, List<Severity> severities, boolean protectedTarget, int approvers) {
        return new GateRule(
                runbook,
                severities,
                protectedTarget,
                approvers,
                properties.accepts(),
                properties.expiresAfter(),
                properties.onSilence());
    }
}
