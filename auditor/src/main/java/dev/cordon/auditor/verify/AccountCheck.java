package dev.cordon.auditor.verify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cordon.auditor.history.Call;
import dev.cordon.auditor.history.HistoryFile;
import dev.cordon.capability.custody.Action;
import dev.cordon.capability.custody.Provenance;
import dev.cordon.engine.custody.Manifest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Every custody record tells what an activity of the history answered, no more and no less. */
final class AccountCheck implements Question {
    private static final String NAME = "custody against history";
    private static final Map<Action, String> ACTIVITIES = Map.of(
            Action.VAULT_CHECKED, "vault.check",
            Action.RECORD_KEPT, "record.keep",
            Action.RECORD_READ, "record.findBeforeImage",
            Action.SNAPSHOT_TAKEN, "snapshot.take",
            Action.ACTIVITY_LOG_EXPORTED, "activitylog.export",
            Action.ACTIVITY_LOG_RECONCILED, "activitylog.reconcile",
            Action.IMAGE_EXPORTED, "image.export",
            Action.IMAGE_HASHED, "image.hash");
    /** Where an answer says what a custody record says under another name. */
    private static final Map<String, List<String>> SAME = Map.of(
            "/object/location", List.of("/url", "/snapshot/id"),
            "/object/sha256", List.of("/sha256"),
            "/object/length", List.of("/length"),
            "/object/versionId", List.of("/versionId"),
            "/provenance", List.of("/provenance"));
    /** An image's copy is not read back yet: its record has no length; an answer to hashing names no place. */
    private static final Set<Action> WITHOUT_LENGTH = Set.of(Action.IMAGE_EXPORTED);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Check ask(Dossier dossier) {
        Findings findings = new Findings();
        HistoryFile history = dossier.history().value();
        if (history == null) {
            findings.unchecked(dossier.history().problem());
            return findings.check(NAME, "");
        }
        List<Call> calls = history.calls();
        boolean sealedOutside =
                dossier.manifest().found().filter(Manifest::fromOutside).isPresent();
        dossier.links().stream()
                .filter(link -> !sealedOutside || link.record().run().eventId() > 0)
                .forEach(link -> examine(findings, calls, history, link));
        if (!sealedOutside) {
            complete(findings, calls, dossier);
        }
        unreadable(findings, history);
        return findings.check(
                NAME,
                dossier.links().size() + " records, each telling what an activity of the history had answered by then");
    }

    /** A run that sealed its own record left no piece of evidence out, and accounted for none twice. */
    private static void complete(Findings findings, List<Call> calls, Dossier dossier) {
        List<String> told = dossier.links().stream()
                .map(link -> link.record().provenance())
                .filter(Objects::nonNull)
                .map(Provenance::activityId)
                .toList();
        calls.stream()
                .filter(call -> call.answered() && ACTIVITIES.containsValue(call.type()))
                .forEach(call -> {
                    int times = Collections.frequency(told, call.id());
                    findings.require(
                            times == 1,
                            call.type() + " (event " + call.answeredBy() + ") has " + times
                                    + " custody records, where it is to have one");
                });
    }

    /** Says that payloads are encrypted, where they are. */
    static void unreadable(Findings findings, HistoryFile history) {
        if (!history.lackingKeys().isEmpty()) {
            findings.unchecked("payloads are encrypted with key " + String.join(", ", history.lackingKeys())
                    + ", which --payload-keys does not have");
        }
    }

    private static void examine(Findings findings, List<Call> calls, HistoryFile history, Link link) {
        Provenance provenance = link.record().provenance();
        String type = ACTIVITIES.get(link.record().action());
        if (type == null) {
            return;
        }
        if (provenance == null) {
            findings.objection(link.title() + " does not say how it came about");
            return;
        }
        Call call = calls.stream()
                .filter(each -> each.id().equals(provenance.activityId()))
                .reduce((earlier, later) -> later)
                .orElse(null);
        if (call == null || !call.answered() || !call.type().equals(type)) {
            findings.objection(link.title() + " names activity " + provenance.activityId() + ", which is no completed "
                    + type + " of the history");
            return;
        }
        findings.require(
                call.answeredBy() <= link.record().run().eventId(),
                link.title() + " tells at event " + link.record().run().eventId() + " what was answered at event "
                        + call.answeredBy());
        if (history.lackingKeys().isEmpty()) {
            compare(findings, link, call);
        }
    }

    private static void compare(Findings findings, Link link, Call call) {
        SAME.forEach((told, names) -> {
            boolean skipped = told.equals("/object/length")
                    && WITHOUT_LENGTH.contains(link.record().action());
            JsonNode answer = names.stream()
                    .map(name -> call.result().at(name))
                    .filter(node -> !node.isMissingNode())
                    .findFirst()
                    .orElse(null);
            if (answer != null && !skipped && hasObject(link, told)) {
                findings.require(
                        same(link.json().at(told), answer),
                        link.title() + " says otherwise than the history: "
                                + told.substring(told.lastIndexOf('/') + 1));
            }
        });
        others(findings, link, call.result());
    }

    private static boolean hasObject(Link link, String told) {
        return !told.startsWith("/object") || link.record().object() != null;
    }

    private static void others(Findings findings, Link link, JsonNode answer) {
        if (link.record().action() == Action.VAULT_CHECKED) {
            findings.require(
                    same(link.json().path("retention"), answer.path("state")),
                    link.title() + " says otherwise than the history: retention");
        }
        if (link.record().action() == Action.RECORD_READ) {
            findings.require(
                    same(link.json().at("/source/id"), answer.path("url")),
                    link.title() + " says otherwise than the history: source");
        }
        if (link.record().action() == Action.SNAPSHOT_TAKEN) {
            findings.require(
                    same(link.json().at("/source/id"), answer.at("/disk/id"))
                            && same(link.json().at("/source/uniqueId"), answer.path("diskUniqueId")),
                    link.title() + " says otherwise than the history: source");
        }
    }

    /** Whether two values are one when written canonically; nothing and no value are the same. */
    static boolean same(JsonNode one, JsonNode other) {
        boolean nothing = one.isNull() || one.isMissingNode();
        return nothing ? other.isNull() || other.isMissingNode() : !other.isMissingNode() && Canonical.same(one, other);
    }
}
