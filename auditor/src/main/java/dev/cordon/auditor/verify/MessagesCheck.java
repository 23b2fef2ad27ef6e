package dev.cordon.auditor.verify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cordon.auditor.history.Call;
import dev.cordon.auditor.history.HistoryFile;
import dev.cordon.capability.decision.Decision;
import dev.cordon.engine.custody.Manifest;
import dev.cordon.engine.gate.DecisionRecord;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What the manifest says of plan, request and decisions is what stands in the history. */
final class MessagesCheck implements Question {
    private static final String NAME = "manifest against history";
    private static final List<String> REQUEST = List.of("incidentId", "requestedBy");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Check ask(Dossier dossier) {
        Findings findings = new Findings();
        Manifest manifest = dossier.manifest().value();
        HistoryFile history = dossier.history().value();
        if (manifest == null) {
            findings.objection(dossier.manifest().problem());
        } else if (history == null) {
            findings.unchecked(dossier.history().problem());
        } else if (history.lackingKeys().isEmpty()) {
            request(findings, manifest, dossier.manifestJson(), history);
            plan(findings, dossier.manifestJson().path("plan"), history.calls());
            decisions(findings, manifest, history);
            rule(findings, dossier.manifestJson(), history.calls());
        } else {
            AccountCheck.unreadable(findings, history);
        }
        return findings.check(
                NAME, "the history has the same request, plan and rule, and both have the same decisions");
    }

    private static void request(Findings findings, Manifest manifest, JsonNode json, HistoryFile history) {
        for (String field : REQUEST) {
            JsonNode asked = history.request().path(field);
            if (asked.isMissingNode() || asked.equals(json.path(field))) {
                continue;
            }
            if (manifest.fromOutside() && json.path(field).asText().equals(Manifest.UNKNOWN_REQUESTER)) {
                findings.unchecked("whoever sealed the manifest from outside did not know the " + field
                        + "; the history names " + asked.asText());
            } else {
                findings.objection("the run was asked with another " + field + " than the manifest names");
            }
        }
    }

    private static void plan(Findings findings, JsonNode plan, List<Call> calls) {
        if (plan.isMissingNode() || plan.isNull()) {
            return;
        }
        Call last = calls.stream()
                .filter(call -> call.type().equals("plan.hash") && call.answered())
                .reduce((earlier, later) -> later)
                .orElse(null);
        findings.require(
                last != null
                        && AccountCheck.same(last.input(), plan.path("plan"))
                        && AccountCheck.same(last.result(), plan.path("hash")),
                "the manifest's plan is not the one that the run hashed last");
    }

    private static void decisions(Findings findings, Manifest manifest, HistoryFile history) {
        List<SentDecision> sent = SentDecision.all(history);
        for (DecisionRecord record : manifest.decisions()) {
            Decision decision = record.decision();
            findings.require(
                    decision == null || sent.stream().anyMatch(each -> decision.equals(each.decision())),
                    "the manifest has a decision of " + (decision == null ? "" : decision.decider())
                            + ", and the history has none like it");
        }
        if (!manifest.fromOutside()) {
            noneLeftOut(findings, manifest, history, sent);
        }
    }

    /** What reached the run before it made its manifest stands in there, whatever became of it. */
    private static void noneLeftOut(
            Findings findings, Manifest manifest, HistoryFile history, List<SentDecision> sent) {
        long made = Written.manifests(history, manifest.runId()).stream()
                .mapToLong(Call::orderedBy)
                .min()
                .orElse(0);
        List<SentDecision> noted =
                sent.stream().filter(each -> each.notedBefore(made, history)).toList();
        for (SentDecision each : noted) {
            Decision decision = each.decision();
            findings.require(
                    decision == null
                            || manifest.decisions().stream().anyMatch(record -> decision.equals(record.decision())),
                    "the history has a decision of " + (decision == null ? "" : decision.decider()) + " (event "
                            + each.event() + "), and the manifest has none like it");
        }
        findings.require(
                count(manifest.decisions().stream().map(DecisionRecord::decision))
                        >= count(noted.stream().map(SentDecision::decision)),
                "the history has decisions that nobody can read, and the manifest has fewer of them");
    }

    private static long count(Stream<@Nullable Decision> decisions) {
        return decisions.filter(Objects::isNull).count();
    }

    /** The rule is one that the policy had, or stricter. */
    private static void rule(Findings findings, JsonNode manifest, List<Call> calls) {
        JsonNode rule = manifest.path("rule");
        JsonNode policy = calls.stream()
                .filter(call -> call.type().equals("policy.gates") && call.answered())
                .map(Call::result)
                .findFirst()
                .orElse(rule);
        if (rule.isMissingNode() || rule.isNull() || !policy.has("rules")) {
            return;
        }
        for (JsonNode candidate : policy.path("rules")) {
            if (fits(candidate, rule, manifest.path("severity").asText())) {
                compare(findings, candidate, rule);
                return;
            }
        }
        findings.require(rule.path("approvers").asInt() >= 2, "no rule of the policy is for this run");
    }

    private static List<String> words(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static void compare(Findings findings, JsonNode candidate, JsonNode rule) {
        findings.require(
                rule.path("approvers").asInt() >= candidate.path("approvers").asInt(),
                "the policy asks for " + candidate.path("approvers").asInt() + " approvers, the rule for "
                        + rule.path("approvers").asInt());
        // A rule that asks nobody names no sources; made to ask somebody, it takes any. A runbook may count fewer.
        findings.require(
                candidate.path("accepts").isEmpty()
                        || words(candidate.path("accepts")).containsAll(words(rule.path("accepts"))),
                "the rule counts decisions that the policy does not");
        for (String field : List.of("onSilence", "expiresAfter")) {
            findings.require(
                    AccountCheck.same(candidate.path(field), rule.path(field)),
                    "the policy has another " + field + " than the rule");
        }
    }

    private static boolean fits(JsonNode candidate, JsonNode rule, String severity) {
        boolean anySeverity = candidate.path("severities").isEmpty();
        for (JsonNode each : candidate.path("severities")) {
            anySeverity |= each.asText().equalsIgnoreCase(severity);
        }
        return anySeverity
                && candidate.path("runbook").equals(rule.path("runbook"))
                && candidate.path("protectedTarget").equals(rule.path("protectedTarget"));
    }
}
