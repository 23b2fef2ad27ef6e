package dev.cordon.runbook.archive;

import static dev.cordon.engine.Calls.EVIDENCE_TRANSFER;

import dev.cordon.capability.custody.Action;
import dev.cordon.capability.custody.Chain;
import dev.cordon.capability.custody.CustodyActivities;
import dev.cordon.capability.custody.CustodyRecord;
import dev.cordon.capability.custody.DocumentToSeal;
import dev.cordon.capability.custody.Provenance;
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
import dev.cordon.capability.vault.VaultCheck;
import dev.cordon.engine.custody.Manifest;
import dev.cordon.engine.custody.RunToArchive;
import dev.cordon.engine.custody.Terms;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Closes the chain of a run that had no chance to: a closure record, and a manifest of what is known from outside. */
final class OutsideSeal {
    private static final String CLOSURE = "closure.json";
    private static final String FROM_OUTSIDE = "written from outside: the run could not close its record itself. ";
    private static final String VERDICT = "CUT_SHORT";

    private final RunToArchive run;
    private final Terms terms;
    private final ArchivedHistory history;
    private final VaultCheck vault;

    OutsideSeal(RunToArchive run, ArchivedHistory history, VaultCheck vault) {
        this.run = run;
        this.terms = run.terms();
        this.history = history;
        this.vault = vault;
    }

    /** Adds the closure to the chain and seals it. A retry finds both and adds nothing. */
    Sealed over(Chain chain) {
        KeptRecord closure = EVIDENCE_TRANSFER
                .to(RecordActivities.class, "keep " + CLOSURE)
                .keep(new RecordToKeep(
                        terms.container(), terms.incidentId(), run.runId(), CLOSURE, terms.target(), closure()));
        String looked = append("vault", ofVault(chain.records() + 1, chain.head()));
        String last = append(CLOSURE, ofClosure(chain.records() + 2, looked, closure));
        return EVIDENCE_TRANSFER
                .to(CustodyActivities.class, "seal the manifest from outside")
                .seal(new DocumentToSeal(
                        terms.container(),
                        terms.incidentId(),
                        run.runId(),
                        DocumentToSeal.MANIFEST,
                        manifest(chain.records() + 2, last)));
    }

    private String append(String what, CustodyRecord record) {
        return EVIDENCE_TRANSFER
                .to(CustodyActivities.class, "custody record " + record.sequence() + ": " + what)
                .append(new RecordToAppend(terms.container(), record))
                .sha256();
    }

    private CustodyRecord ofVault(int number, String previous) {
        return record(
                number,
                previous,
                "vault",
                Action.VAULT_CHECKED,
                new Source(vault.state().container(), null),
                null,
                vault.provenance());
    }

    private CustodyRecord ofClosure(int number, String previous, KeptRecord closure) {
        return record(
                number,
                previous,
                CLOSURE,
                Action.RECORD_KEPT,
                new Source(terms.target(), null),
                new StoredObject(closure.url(), closure.sha256(), closure.length(), closure.versionId()),
                closure.provenance());
    }

    private CustodyRecord record(
            int number,
            String previous,
            String evidenceId,
            Action action,
            Source source,
            @Nullable StoredObject object,
            @Nullable Provenance provenance) {
        return new CustodyRecord(
                CustodyRecord.SCHEMA,
                number,
                previous,
                terms.incidentId(),
                evidenceId,
                action,
                source,
                object,
                vault.state(),
                provenance,
                terms.requestedBy(),
                List.of(),
                new RunOfRecord(run.runbook(), run.workflowId(), run.runId(), 0),
                (FROM_OUTSIDE + String.join("; ", vault.shortcomings())).strip());
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
                vault.state(),
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
