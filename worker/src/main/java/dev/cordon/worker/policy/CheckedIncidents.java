package dev.cordon.worker.policy;

import dev.cordon.capability.Severity;
import dev.cordon.capability.policy.IncidentPolicy;
import dev.cordon.capability.policy.IncidentRule;
import dev.cordon.capability.policy.Initiative;
import dev.cordon.runbook.isolatevm.IsolateVm;
import dev.cordon.runbook.preserve.PreserveEvidence;
import dev.cordon.worker.InvalidSetting;
import java.util.ArrayList;
import java.util.List;

/** Turns what was configured about incidents into a policy, or says which property forbids it. */
final class CheckedIncidents {
    private static final String PREFIX = "cordon.incidents.";
    private static final List<String> RUNBOOKS = List.of(IsolateVm.TYPE, PreserveEvidence.TYPE);
    private static final List<IncidentRule> DEFAULTS = List.of(
            rule(IsolateVm.TYPE, List.of(Severity.HIGH), Initiative.START),
            rule(IsolateVm.TYPE, List.of(), Initiative.PROPOSE),
            rule(PreserveEvidence.TYPE, List.of(Severity.MEDIUM), Initiative.START));

    private final IncidentProperties properties;

    CheckedIncidents(IncidentProperties properties) {
        this.properties = properties;
    }

    /** @throws InvalidSetting naming the property */
    IncidentPolicy policy() {
        if (properties.mostByItself() < 0) {
            throw new InvalidSetting(
                    PREFIX + "most-by-itself", properties.mostByItself() + " is out of range; expected 0 or more");
        }
        if (properties.lookAgainAfter().isZero() || properties.lookAgainAfter().isNegative()) {
            throw new InvalidSetting(
                    PREFIX + "look-again-after",
                    properties.lookAgainAfter() + " is out of range; expected more than nothing, for example 5m");
        }
        List<IncidentRule> rules = new ArrayList<>();
        for (IncidentProperties.Rule rule : properties.rules()) {
            rules.add(checked(PREFIX + "rules[" + rules.size() + "]", rule));
        }
        rules.addAll(DEFAULTS);
        String owner = properties.owner();
        return new IncidentPolicy(
                rules,
                properties.mostByItself(),
                owner == null || owner.isBlank() ? null : owner,
                properties.lookAgainAfter());
    }

    private static IncidentRule checked(String at, IncidentProperties.Rule rule) {
        String runbook = rule.runbook();
        Initiative initiative = rule.initiative();
        if (runbook == null || !RUNBOOKS.contains(runbook)) {
            throw new InvalidSetting(
                    at + ".runbook",
                    "'" + runbook + "' is not set going by incidents; expected one of " + String.join(", ", RUNBOOKS));
        }
        if (initiative == null) {
            throw new InvalidSetting(at + ".initiative", "missing; expected start, propose or leave");
        }
        if (initiative == Initiative.PROPOSE && runbook.equals(PreserveEvidence.TYPE)) {
            throw new InvalidSetting(
                    at + ".initiative", runbook + " has no gate that could ask anybody; expected start or leave");
        }
        return new IncidentRule(runbook, rule.severities(), rule.tactics(), rule.providers(), initiative);
    }

    private static IncidentRule rule(String runbook, List<Severity> severities, Initiative initiative) {
        return new IncidentRule(runbook, severities, List.of(), List.of(), initiative);
    }
}
