package dev.cordon.auditor.verify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cordon.auditor.history.Call;
import dev.cordon.auditor.history.HistoryFile;
import dev.cordon.engine.custody.Manifest;
import java.util.Iterator;
import java.util.List;

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
            decisions(findings, dossier.manifestJson().path("decisions"), history.sent());
            rule(findings, dossier.manifestJson(), history.calls());
        } else {
            AccountCheck.unreadable(findings, history);
        }
        return findings.check(
                NAME, "the history has the same request, plan and rule, and every decision that the manifest counts");
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

    private static void decisions(Findings findings, JsonNode records, List<JsonNode> sent) {
        for (JsonNode record : records) {
            JsonNode decision = record.path("decision");
            boolean counted = record.path("outcome").asText().equals("COUNTED");
            findings.require(
                    !counted || sent.stream().anyMatch(message -> says(message, decision)),
                    "the decision of " + decision.path("decider").asText()
                            + " counted, and the history has none like it");
        }
    }

    /** What was sent may leave out what may be empty, and be spelled with blanks around. */
    private static boolean says(JsonNode message, JsonNode decision) {
        for (Iterator<String> names = decision.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            String told = decision.path(name).asText("").strip();
            if (!message.path(name)
                    .asText("")
                    .strip()
                    .equals(decision.path(name).isNull() ? "" : told)) {
                return false;
            }
        }
        return true;
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
                findings.require(
                        rule.path("approvers").asInt()
                                >= candidate.path("approvers").asInt(),
                        "the policy asks for " + candidate.path("approvers").asInt() + " approvers, the rule for "
                                + rule.path("approvers").asInt());
                return;
            }
        }
        findings.require(rule.path("approvers").asInt() >= 2, "no rule of the policy is for this run");
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
