package dev.cordon.auditor.verify;

import dev.cordon.auditor.history.HistoryFile;
import dev.cordon.auditor.pack.Pack;
import dev.cordon.capability.history.ArchivedHistory;
import dev.cordon.engine.custody.Manifest;
import dev.cordon.engine.custody.SealedHistory;
import io.temporal.api.history.v1.HistoryEvent;
import java.util.List;
import java.util.Objects;

/** The history is the one that was sealed, whole, and of this run. */
final class ArchiveCheck implements Question {
    private static final String NAME = "history";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Check ask(Dossier dossier) {
        Findings findings = new Findings();
        Pack pack = dossier.pack();
        SealedHistory sealed = dossier.sealedHistory().value();
        HistoryFile history = dossier.history().value();
        ArchivedHistory archived = sealed == null ? null : sealed.history();
        if (sealed != null && sealed.lost() != null && !pack.has(Pack.HISTORY)) {
            findings.unchecked("there is no history: it was sealed as lost. " + sealed.lost());
            return findings.check(NAME, "");
        }
        if (sealed == null || archived == null || history == null) {
            String problem = history == null
                    ? dossier.history().problem()
                    : dossier.sealedHistory().problem();
            if (pack.has(Pack.HISTORY) || pack.has(Pack.HISTORY_SEAL)) {
                findings.objection(problem);
            } else {
                findings.unchecked(problem);
            }
            return findings.check(NAME, "");
        }
        bytes(findings, pack, sealed, archived);
        whole(findings, archived, history);
        identity(findings, dossier, sealed, history);
        return findings.check(
                NAME,
                history.events().size() + " events, the bytes that were sealed, of this run, closed as "
                        + archived.status());
    }

    private static void bytes(Findings findings, Pack pack, SealedHistory sealed, ArchivedHistory archived) {
        findings.require(
                archived.sha256().equals(pack.sha256(Pack.HISTORY)),
                "history.json is not what was sealed: its SHA-256 is " + pack.sha256(Pack.HISTORY));
        findings.require(
                archived.length() == pack.length(Pack.HISTORY),
                "history.json has " + pack.length(Pack.HISTORY) + " bytes, and " + archived.length() + " were sealed");
        boolean manifest = pack.has(Pack.MANIFEST);
        findings.require(
                Objects.equals(sealed.manifestSha256(), manifest ? pack.sha256(Pack.MANIFEST) : null),
                "the manifest is not the one that was sealed together with the history");
    }

    private static void whole(Findings findings, ArchivedHistory archived, HistoryFile history) {
        List<HistoryEvent> events = history.events();
        findings.require(
                archived.events() == events.size(),
                "history.json has " + events.size() + " events, and " + archived.events() + " were sealed");
        for (int at = 0; at < events.size(); at++) {
            if (events.get(at).getEventId() != at + 1) {
                findings.objection(
                        "event " + events.get(at).getEventId() + " stands where event " + (at + 1) + " has to");
                return;
            }
        }
    }

    private static void identity(Findings findings, Dossier dossier, SealedHistory sealed, HistoryFile history) {
        findings.require(
                history.runId().equals(dossier.pack().run()),
                "history.json is of run " + history.runId() + ", not of "
                        + dossier.pack().run());
        findings.require(
                history.workflowId().equals(sealed.workflowId()),
                "history.json is of " + history.workflowId() + ", not of " + sealed.workflowId());
        findings.require(
                history.runbook().equals(sealed.runbook()),
                "history.json is of a run of " + history.runbook() + ", not of " + sealed.runbook());
        Manifest manifest = dossier.manifest().value();
        findings.require(
                manifest == null
                        || (manifest.workflowId().equals(sealed.workflowId())
                                && manifest.runbook().equals(sealed.runbook())),
                "the manifest is of another run than the history");
    }
}
