package dev.cordon.auditor.report;

import dev.cordon.auditor.report.Report.Containment;
import dev.cordon.auditor.verify.Check;
import dev.cordon.auditor.verify.Verdict;
import dev.cordon.capability.custody.CustodyRecord;
import dev.cordon.capability.custody.Provenance;
import dev.cordon.capability.custody.StoredObject;
import dev.cordon.capability.decision.Decision;
import dev.cordon.capability.decision.DecisionSource;
import dev.cordon.capability.vault.VaultState;
import dev.cordon.engine.custody.Manifest;
import dev.cordon.engine.gate.DecisionRecord;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A report in the words and pieces that its page is made of. */
final class PageContent {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT);

    private final Report report;

    PageContent(Report report) {
        this.report = report;
    }

    Map<String, Object> content() {
        Map<String, Object> content = new HashMap<>();
        content.put("incident", report.verification().incident());
        content.put("run", report.verification().run());
        content.put("verdict", verdict());
        content.put("kind", kind(report.verification().verdict()));
        content.put("meaning", meaning());
        content.put("madeAt", time(report.madeAt()));
        content.put("tool", report.tool());
        content.put("manifest", manifest());
        content.put("containment", containment());
        content.put("picture", picture());
        content.put(
                "checks",
                report.verification().checks().stream().map(PageContent::check).toList());
        content.put(
                "custody", report.custody().stream().map(PageContent::record).toList());
        content.put("exposures", report.exposures());
        content.put(
                "keys",
                report.keys().stream()
                        .map(key -> Map.of("signed", key.signed(), "id", key.id(), "thumbprint", key.thumbprint()))
                        .toList());
        return content;
    }

    private String verdict() {
        return switch (report.verification().verdict()) {
            case HOLDS -> "This record holds";
            case DOES_NOT_HOLD -> "This record does not hold";
            case UNCHECKED -> "Not all of this record could be checked";
        };
    }

    private String meaning() {
        long all = report.verification().checks().size();
        long holding = report.verification().checks().stream()
                .filter(check -> check.verdict() == Verdict.HOLDS)
                .count();
        return switch (report.verification().verdict()) {
            case HOLDS ->
                "All " + all + " checks hold: nothing is missing, added or altered, the keys that signed it are"
                        + " trusted, and whoever had to approve did.";
            case DOES_NOT_HOLD ->
                (all - holding) + " of " + all + " checks do not hold or could not be made. What the record says cannot"
                        + " be relied on before that is explained.";
            case UNCHECKED ->
                holding + " of " + all + " checks hold and none fails; the others could not be made, for the reasons"
                        + " given with each.";
        };
    }

    private Map<String, Object> manifest() {
        Manifest manifest = report.manifest();
        Map<String, Object> content = new HashMap<>();
        content.put("readable", manifest != null);
        if (manifest == null) {
            return content;
        }
        content.put("runbook", manifest.runbook());
        content.put("workflowId", manifest.workflowId());
        content.put("target", manifest.target());
        content.put("machine", manifest.target().substring(manifest.target().lastIndexOf('/') + 1));
        content.put("severity", manifest.severity());
        content.put("requestedBy", manifest.requestedBy());
        content.put("startedAt", time(manifest.startedAt()));
        content.put("endedAt", time(manifest.endedAt()));
        content.put("outcome", manifest.verdict().toLowerCase(Locale.ROOT).replace('_', ' '));
        content.put("ending", manifest.ending());
        content.put("fromOutside", manifest.fromOutside());
        content.put("planHash", manifest.plan() == null ? "" : manifest.plan().hash());
        content.put("changes", changes(manifest));
        content.put("notCollected", manifest.notCollected());
        content.put("notUndone", manifest.notUndone());
        content.put(
                "decisions",
                manifest.decisions().stream().map(PageContent::decision).toList());
        content.put(
                "rule",
                manifest.rule() == null
                        ? ""
                        : "The rule asked for " + manifest.rule().approvers()
                                + (manifest.rule().approvers() == 1 ? " approver." : " approvers."));
        content.put("retention", retention(manifest.retention()));
        return content;
    }

    private static List<Map<String, Object>> changes(Manifest manifest) {
        return manifest.plan() == null
                ? List.of()
                : manifest.plan().plan().changes().stream()
                        .map(change -> Map.<String, Object>of(
                                "resource",
                                change.resource().substring(change.resource().lastIndexOf('/') + 1),
                                "what",
                                change.what(),
                                "now",
                                change.now(),
                                "after",
                                change.after(),
                                "undo",
                                change.undo()))
                        .toList();
    }

    private static Map<String, Object> decision(DecisionRecord record) {
        Decision decision = record.decision();
        return Map.of(
                "at",
                time(record.receivedAt()),
                "decider",
                decision == null ? "unreadable" : decision.decider(),
                "choice",
                decision == null ? "" : decision.choice() + " at '" + decision.gate() + "'",
                "known",
                known(record),
                "outcome",
                record.words(),
                "comment",
                decision == null ? "" : decision.comment());
    }

    private static String known(DecisionRecord record) {
        if (record.source() != DecisionSource.AUTHENTICATED) {
            return "by its own claim";
        }
        return record.method().isEmpty() ? "signed by the starter" : "authenticated: " + record.method();
    }

    /** To the millisecond, as people read it. */
    private static String time(@Nullable Instant at) {
        return at == null ? "not known" : TIME.format(at.atOffset(ZoneOffset.UTC));
    }

    private static String retention(@Nullable VaultState vault) {
        return vault == null
                ? "Nobody looked at the vault before the first write."
                : vault.container() + ": " + (vault.locked() ? "locked" : "not locked") + ", retains for "
                        + vault.retentionDays() + " days, in " + vault.region() + ", "
                        + (vault.versioning() ? "with" : "without") + " versions.";
    }

    private Map<String, Object> containment() {
        Containment time = report.containment();
        Double seconds = time == null ? null : time.seconds();
        Map<String, Object> content = new HashMap<>();
        content.put("known", time != null);
        if (time != null) {
            content.put("contained", seconds != null);
            content.put("seconds", seconds == null ? "" : String.format(Locale.ROOT, "%.1f", seconds));
            content.put("target", time.targetSeconds());
            content.put("met", seconds != null && seconds <= time.targetSeconds());
        }
        return content;
    }

    private List<Map<String, Object>> picture() {
        Instant from = report.timeline().from();
        Instant to = report.timeline().to();
        return from == null || to == null ? List.of() : List.of(new Picture(report.timeline(), from, to).content());
    }

    private static Map<String, Object> check(Check check) {
        return Map.of(
                "name",
                check.name(),
                "verdict",
                check.verdict().words(),
                "kind",
                kind(check.verdict()),
                "details",
                check.verdict() == Verdict.HOLDS ? List.of(check.sentence()) : check.details());
    }

    private static Map<String, Object> record(CustodyRecord record) {
        StoredObject object = record.object();
        Provenance provenance = record.provenance();
        return Map.of(
                "sequence",
                record.sequence(),
                "evidence",
                record.evidenceId(),
                "action",
                record.action().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                "at",
                provenance == null ? "" : time(provenance.endedAt()),
                "principal",
                provenance == null ? "" : provenance.principal(),
                "sha256",
                object == null ? "" : Objects.toString(object.sha256(), ""),
                "storedBytes",
                object == null ? "" : Objects.toString(object.length(), ""),
                "location",
                object == null ? "" : object.location(),
                "note",
                record.note());
    }

    private static String kind(Verdict verdict) {
        return switch (verdict) {
            case HOLDS -> "good";
            case DOES_NOT_HOLD -> "bad";
            case UNCHECKED -> "open";
        };
    }
}
