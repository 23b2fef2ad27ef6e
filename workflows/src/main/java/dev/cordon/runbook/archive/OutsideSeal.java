package dev.cordon.runbook.archive;

import static dev.cordon.engine.Calls.EVIDENCE_TRANSFER;

import dev.cordon.capability.custody.Action;
import dev.cordon.capability.custody.Appended;
import dev.cordon.capability.custody.Chain;
import dev.cordon.capability.custody.CustodyActivities;
import dev.cordon.capability.custody.CustodyRecord;
import dev.cordon.capability.custody.DocumentToSeal;
import dev.cordon.capability.custody.RecordToAppend;
import dev.cordon.capability.custody.RunOfRecord;
import dev.cordon.capability.custody.Sealed;
import dev.cordon.capability.custody.Source;
import dev.cordon.capability.custody.StoredObject;
import dev.cordon.capability.history.ArchivedHistory;
import dev.cordon.capability.record.KeptRecord;
import dev.cordon.capability.record.RecordActivities;
import dev.cordon.capability.record.RecordToKeep;
import dev.cordon.capability.runs.CutShortRun;
import dev.cordon.engine.custody.Manifest;
import dev.cordon.engine.custody.RunToArchive;
import dev.cordon.engine.custody.Terms;
import java.util.List;

/** Closes the chain of a run that had no chance to: a closure record, and a manifest of what is known from outside. */
final class OutsideSeal {
    private static final String CLOSURE = "closure.json";
    private static final String VERDICT = "CUT_SHORT";

    private final RunToArchive run;
    private final Terms terms;
    private final ArchivedHistory history;

    OutsideSeal(RunToArchive run, ArchivedHistory history) {
        this.run = run;
        this.terms = run.terms();
        this.history = history;
    }

    /** Adds the closure to the chain and seals it. A retry finds both and adds nothing. */
    Sealed over(Chain chain) {
        KeptRecord closure = EVIDENCE_TRANSFER
                .to(RecordActivities.class, "keep " + CLOSURE)
                .keep(new RecordToKeep(
                        terms.container(), terms.incidentId(), run.runId(), CLOSURE, terms.target(), closure()));
        Appended last = EVIDENCE_TRANSFER
                .to(CustodyActivities.class, "custody record of the closure")
                .append(new RecordToAppend(terms.container(), record(chain, closure)));
        return EVIDENCE_TRANSFER
                .to(CustodyActivities.class, "seal the manifest from outside")
                .seal(new DocumentToSeal(
                        terms.container(),
                        terms.incidentId(),
                        run.runId(),
                        DocumentToSeal.MANIFEST,
                        manifest(chain.records() + 1, last.sha256())));
    }

    private CustodyRecord record(Chain chain, KeptRecord closure) {
        return new CustodyRecord(
                CustodyRecord.SCHEMA,
                chain.records() + 1,
                chain.head(),
                terms.incidentId(),
                CLOSURE,
                Action.RECORD_KEPT,
                new Source(terms.target(), null),
                new StoredObject(closure.url(), closure.sha256(), closure.length(), closure.versionId()),
                null,
                closure.provenance(),
                terms.requestedBy(),
                List.of(),
                new RunOfRecord(run.runbook(), run.workflowId(), run.runId(), 0),
                "written from outside: the run could not close its record itself");
    }

    private Manifest manifest(int records, String head) {
        return new Manifest(
                Manifest.SCHEMA,
                terms.incidentId(),
                run.runbook(),
                run.workflowId(),
                run.runId(),
                terms.target(),
                terms.severity().sentinelName(),
                terms.requestedBy(),
                null,
                history.closedAt(),
                VERDICT,
                words(),
                records,
                head,
                null,
                null,
                List.of(),
                null,
                List.of(),
                List.of(),
                List.of(),
                true);
    }

    private Object closure() {
        CutShortRun end = run.cutShort();
        return end == null ? history : end;
    }

    private String words() {
        CutShortRun end = run.cutShort();
        return end == null
                ? run.workflowId() + " closed as " + history.status() + " and could not seal its record"
                : end.words();
    }
}
