package dev.cordon.runbook.archive;

import static dev.cordon.engine.Calls.AZURE_READ;
import static dev.cordon.engine.Calls.CONFIGURATION;
import static dev.cordon.engine.Calls.EVIDENCE_BULK;
import static dev.cordon.engine.Calls.EVIDENCE_TRANSFER;

import dev.cordon.capability.custody.Chain;
import dev.cordon.capability.custody.ChainPlace;
import dev.cordon.capability.custody.CustodyActivities;
import dev.cordon.capability.custody.CustodyRecord;
import dev.cordon.capability.custody.DocumentToSeal;
import dev.cordon.capability.custody.RecordToAppend;
import dev.cordon.capability.custody.Sealed;
import dev.cordon.capability.custody.UnaccountedBlob;
import dev.cordon.capability.history.ArchivedHistory;
import dev.cordon.capability.history.HistoryActivities;
import dev.cordon.capability.history.HistoryToArchive;
import dev.cordon.capability.image.HashedImage;
import dev.cordon.capability.image.ImageActivities;
import dev.cordon.capability.image.ImageToHash;
import dev.cordon.capability.policy.PolicyActivities;
import dev.cordon.capability.record.KeptRecord;
import dev.cordon.capability.record.RecordActivities;
import dev.cordon.capability.record.RecordToKeep;
import dev.cordon.capability.vault.VaultActivities;
import dev.cordon.capability.vault.VaultCheck;
import dev.cordon.capability.vault.VaultExpectation;
import dev.cordon.engine.custody.Manifest;
import dev.cordon.engine.custody.RunToArchive;
import dev.cordon.engine.custody.SealedHistory;
import dev.cordon.engine.custody.Terms;
import org.jspecify.annotations.Nullable;

/** What is asked of the vault for one run that has closed. */
final class Vault {
    private final RunToArchive run;
    private final Terms terms;

    Vault(RunToArchive run) {
        this.run = run;
        this.terms = run.terms();
    }

    /** Looks at it. Nobody waits here whom a shortcoming could be put to. */
    VaultCheck look() {
        VaultExpectation expected = CONFIGURATION
                .to(PolicyActivities.class, "read the vault policy")
                .vault()
                .expectation();
        return AZURE_READ.to(VaultActivities.class, "check the vault").check(expected.of(terms.container()));
    }

    ArchivedHistory archiveHistory() {
        return EVIDENCE_TRANSFER
                .to(HistoryActivities.class, "archive the history of " + run.workflowId())
                .archive(new HistoryToArchive(terms.container(), terms.incidentId(), run.workflowId(), run.runId()));
    }

    Chain chain() {
        return AZURE_READ
                .to(CustodyActivities.class, "read the chain of custody")
                .observe(new ChainPlace(terms.container(), terms.incidentId(), run.runId()));
    }

    HashedImage hash(UnaccountedBlob blob) {
        return EVIDENCE_BULK
                .to(ImageActivities.class, "hash " + blob.evidenceId())
                .hash(new ImageToHash(terms.container(), blob.name(), blob.etag()));
    }

    KeptRecord keep(String name, Object content) {
        return EVIDENCE_TRANSFER
                .to(RecordActivities.class, "keep " + name)
                .keep(new RecordToKeep(
                        terms.container(), terms.incidentId(), run.runId(), name, terms.target(), content));
    }

    /** SHA-256 of the record as stored. */
    String append(CustodyRecord record) {
        return EVIDENCE_TRANSFER
                .to(CustodyActivities.class, "custody record " + record.sequence() + ": " + record.evidenceId())
                .append(new RecordToAppend(terms.container(), record))
                .sha256();
    }

    Sealed seal(Manifest manifest) {
        return seal("seal the manifest from outside", DocumentToSeal.MANIFEST, manifest);
    }

    /** @param lost why there is no history; null if there is one */
    Sealed sealHistory(
            @Nullable ArchivedHistory history,
            @Nullable String manifest,
            @Nullable String lost,
            @Nullable VaultCheck seen) {
        return seal(
                "seal the history",
                DocumentToSeal.HISTORY,
                new SealedHistory(
                        SealedHistory.SCHEMA,
                        terms.incidentId(),
                        run.runbook(),
                        run.workflowId(),
                        run.runId(),
                        history,
                        manifest,
                        lost,
                        seen));
    }

    private Sealed seal(String summary, String subject, Object content) {
        return EVIDENCE_TRANSFER
                .to(CustodyActivities.class, summary)
                .seal(new DocumentToSeal(terms.container(), terms.incidentId(), run.runId(), subject, content));
    }
}
