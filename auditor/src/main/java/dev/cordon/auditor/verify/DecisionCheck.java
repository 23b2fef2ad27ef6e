package dev.cordon.auditor.verify;

import dev.cordon.auditor.pack.Digest;
import dev.cordon.capability.custody.Approval;
import dev.cordon.capability.decision.Decision;
import dev.cordon.engine.custody.Manifest;
import dev.cordon.engine.gate.DecisionRecord;
import dev.cordon.engine.gate.SealedPlan;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whoever had to decide did, on this plan of this run, and was who the record says. */
final class DecisionCheck implements Question {
    private static final String NAME = "decisions";
    private static final String NO_PLAN = "none";
    private static final String HOLD = "hold-";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Check ask(Dossier dossier) {
        Findings findings = new Findings();
        Manifest manifest = dossier.manifest().value();
        if (manifest == null) {
            findings.objection(dossier.manifest().problem());
            return findings.check(NAME, "");
        }
        plan(findings, dossier, manifest);
        manifest.decisions().forEach(record -> decision(findings, dossier, manifest, record));
        String gate = new GateCheck(findings, manifest).examine();
        new HoldCheck(findings, dossier, manifest).examine();
        approvals(findings, dossier, manifest);
        return findings.check(
                NAME,
                manifest.fromOutside()
                        ? "the run had no chance to seal its decisions, and the manifest claims none"
                        : gate + "; " + count(manifest) + " counted, "
                                + (manifest.decisions().size() - count(manifest)) + " refused or kept");
    }

    private static long count(Manifest manifest) {
        return manifest.decisions().stream().filter(DecisionCheck::counted).count();
    }

    static boolean counted(DecisionRecord record) {
        return record.outcome() == DecisionRecord.Outcome.COUNTED;
    }

    static String person(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    private static void plan(Findings findings, Dossier dossier, Manifest manifest) {
        SealedPlan plan = manifest.plan();
        if (plan == null) {
            return;
        }
        String hash = Digest.sha256(
                Canonical.write(dossier.manifestJson().path("plan").path("plan")));
        findings.require(
                hash.equals(plan.hash()), "the plan's hash is " + hash + ", and decisions are on " + plan.hash());
        findings.require(
                plan.plan().incidentId().equals(manifest.incidentId())
                        && plan.plan().runbook().equals(manifest.runbook())
                        && plan.plan().target().equals(manifest.target()),
                "the plan is for " + plan.plan().runbook() + " of "
                        + plan.plan().target() + " in incident " + plan.plan().incidentId());
    }

    private static void decision(Findings findings, Dossier dossier, Manifest manifest, DecisionRecord record) {
        Decision decision = record.decision();
        if (!counted(record)) {
            findings.require(
                    record.outcome() == DecisionRecord.Outcome.KEPT || record.refusal() != null,
                    "a decision was refused without a reason");
            return;
        }
        if (decision == null) {
            findings.objection("a decision counted that could not be read");
            return;
        }
        findings.require(
                record.refusal() == null, "the decision of " + decision.decider() + " counted though it was refused");
        findings.require(
                decision.run().equals(manifest.runId()) || reached(dossier, decision),
                "the decision of " + decision.decider() + " is for run " + decision.run() + ", not for this one");
        onAPlanOfTheRun(findings, dossier, manifest, decision);
        SignedDecision.examine(findings, dossier.decisionKeys(), record, decision);
    }

    /** Whether it reached the run that it names, of which this one is a continuation after a reset. */
    private static boolean reached(Dossier dossier, Decision decision) {
        return dossier.readableHistory().stream()
                .flatMap(history -> SentDecision.all(history).stream())
                .anyMatch(
                        sent -> decision.equals(sent.decision()) && sent.runs().contains(decision.run()));
    }

    private static void onAPlanOfTheRun(Findings findings, Dossier dossier, Manifest manifest, Decision decision) {
        boolean beforeAnyPlan =
                decision.gate().startsWith(HOLD) && decision.planHash().equals(NO_PLAN);
        if (beforeAnyPlan || hashes(dossier, manifest).contains(decision.planHash())) {
            return;
        }
        String sentence = "the decision of " + decision.decider() + " is on plan " + decision.planHash()
                + ", which is no plan of this run";
        if (dossier.readableHistory().isEmpty()) {
            findings.unchecked(sentence + " unless the history shows one that moved");
        } else {
            findings.objection(sentence);
        }
    }

    /** The plan's hash, and those of plans before it that moved while people decided. */
    private static Set<String> hashes(Dossier dossier, Manifest manifest) {
        Set<String> hashes = dossier.history().found().stream()
                .flatMap(history -> history.calls().stream())
                .filter(call -> call.type().equals("plan.hash"))
                .map(call -> call.result().asText())
                .collect(Collectors.toSet());
        SealedPlan plan = manifest.plan();
        if (plan != null) {
            hashes.add(plan.hash());
        }
        return hashes;
    }

    /** What custody records say was approved by then is among what counted. */
    private static void approvals(Findings findings, Dossier dossier, Manifest manifest) {
        List<Approval> counted = manifest.decisions().stream()
                .filter(DecisionCheck::counted)
                .map(DecisionCheck::approval)
                .filter(Objects::nonNull)
                .toList();
        for (Link link : dossier.links()) {
            findings.require(
                    manifest.fromOutside() || counted.containsAll(link.record().approvals()),
                    link.name() + " names an approval that the manifest does not have");
        }
    }

    private static @Nullable Approval approval(DecisionRecord record) {
        Decision decision = record.decision();
        return decision == null
                ? null
                : new Approval(
                        decision.decider(), decision.gate(), decision.choice(), record.source(), record.method());
    }
}
