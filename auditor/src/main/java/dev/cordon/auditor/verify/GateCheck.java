package dev.cordon.auditor.verify;

import dev.cordon.capability.decision.Decision;
import dev.cordon.capability.plan.Finding;
import dev.cordon.capability.policy.GateRule;
import dev.cordon.capability.policy.OnSilence;
import dev.cordon.engine.StepState;
import dev.cordon.engine.StepStatus;
import dev.cordon.engine.custody.Manifest;
import dev.cordon.engine.gate.DecisionRecord;
import dev.cordon.engine.gate.SealedPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether as many people approved as the rule of the gate asks for, before anything was changed. */
final class GateCheck {
    private static final String APPROVE = "approve";
    private static final String DECIDE = "decide";
    /** Their names are in every decision at their gates. */
    private static final Map<String, String> GATES =
            Map.of("IsolateVm", "isolate", "ReleaseVm", "release", "ProvisionVault", "lock");

    private final Findings findings;
    private final Manifest manifest;

    GateCheck(Findings findings, Manifest manifest) {
        this.findings = findings;
        this.manifest = manifest;
    }

    /** How the gate was passed, in words. */
    String examine() {
        StepStatus decide = step();
        if (manifest.fromOutside() || decide == null) {
            findings.require(
                    manifest.fromOutside() || !GATES.containsKey(manifest.runbook()),
                    "a run of " + manifest.runbook() + " has a gate, and the manifest has no step '" + DECIDE + "'");
            return "the run has no gate";
        }
        if (decide.state() != StepState.DONE) {
            nothingAfter(decide);
            return "the gate was not passed";
        }
        GateRule rule = manifest.rule();
        SealedPlan plan = manifest.plan();
        if (rule == null || plan == null) {
            findings.objection("the run passed its gate, and the manifest has no " + (rule == null ? "rule" : "plan"));
            return "";
        }
        require(rule, plan);
        return rule.approvers() == 0
                ? "by policy nobody had to approve"
                : "approved by " + String.join(" and ", approvers(rule, plan, decide)) + ", " + rule.approvers()
                        + " asked for";
    }

    private void nothingAfter(StepStatus decide) {
        List<StepStatus> after = manifest.steps()
                .subList(manifest.steps().indexOf(decide) + 1, manifest.steps().size());
        for (StepStatus step : after) {
            findings.require(
                    step.startedAt() == null, "the gate was not passed, and step '" + step.title() + "' began");
        }
    }

    private void require(GateRule rule, SealedPlan plan) {
        findings.require(rule.runbook().equals(manifest.runbook()), "the rule is for " + rule.runbook());
        findings.require(
                rule.severities().isEmpty()
                        || rule.severities().stream()
                                .anyMatch(severity -> severity.sentinelName().equals(manifest.severity())),
                "the rule is not for severity " + manifest.severity());
        boolean blocked =
                plan.plan().findings().stream().anyMatch(finding -> finding.weight() == Finding.Weight.BLOCKS);
        findings.require(
                !blocked || rule.approvers() > 0, "the plan could not be expected to succeed, and nobody was asked");
        StepStatus decide = step();
        if (decide != null && rule.approvers() > 0) {
            enough(rule, plan, decide);
        }
    }

    private void enough(GateRule rule, SealedPlan plan, StepStatus decide) {
        Set<String> people = approvers(rule, plan, decide);
        boolean silent = people.isEmpty() && rule.onSilence() == OnSilence.PROCEED && waited(rule, decide);
        findings.require(
                silent || people.size() >= rule.approvers(),
                "the rule asks for " + rule.approvers() + " approvers, and " + people.size() + " approved: "
                        + String.join(", ", people));
    }

    /** Distinct people, none of whom asked for the run, whose approval of this plan came in time and counted. */
    private Set<String> approvers(GateRule rule, SealedPlan plan, StepStatus decide) {
        List<DecisionRecord> counted =
                manifest.decisions().stream().filter(DecisionCheck::counted).toList();
        for (DecisionRecord record : counted) {
            Decision decision = record.decision();
            if (decision != null && isApproval(decision)) {
                findings.require(
                        !DecisionCheck.person(decision.decider()).equals(DecisionCheck.person(manifest.requestedBy())),
                        decision.decider() + " asked for the run and counted as an approver");
                findings.require(
                        rule.accepts().contains(record.source()),
                        "the decision of " + decision.decider() + " is " + record.source() + ", which does not count");
            }
        }
        return counted.stream()
                .filter(record -> !record.receivedAt().isAfter(end(decide)))
                .map(DecisionRecord::decision)
                .filter(decision -> decision != null
                        && isApproval(decision)
                        && decision.planHash().equals(plan.hash()))
                .map(decision -> decision == null ? "" : DecisionCheck.person(decision.decider()))
                .filter(person -> !person.equals(DecisionCheck.person(manifest.requestedBy())))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private boolean isApproval(Decision decision) {
        return decision.gate().equals(GATES.get(manifest.runbook()))
                && decision.choice().equals(APPROVE);
    }

    private static boolean waited(GateRule rule, StepStatus decide) {
        Instant from = decide.startedAt();
        return from != null && Duration.between(from, end(decide)).compareTo(rule.expiresAfter()) >= 0;
    }

    private static Instant end(StepStatus step) {
        Instant at = step.endedAt();
        return at == null ? Instant.MAX : at;
    }

    private @Nullable StepStatus step() {
        return manifest.steps().stream()
                .filter(step -> step.step().equals(DECIDE))
                .findFirst()
                .orElse(null);
    }
}
