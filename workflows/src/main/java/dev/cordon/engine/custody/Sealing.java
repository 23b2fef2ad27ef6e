package dev.cordon.engine.custody;

import static dev.cordon.engine.Calls.CONFIGURATION;
import static dev.cordon.engine.Calls.EVIDENCE_TRANSFER;

import dev.cordon.capability.custody.CustodyActivities;
import dev.cordon.capability.custody.DocumentToSeal;
import dev.cordon.capability.custody.Sealed;
import dev.cordon.capability.policy.PolicyActivities;
import dev.cordon.engine.FollowUp;
import dev.cordon.engine.gate.DecisionDesk;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The end of a run's chain of custody: its manifest is sealed, and its history archived once the run has closed. */
final class Sealing {
    private static final String ARCHIVED_ANYWAY = "archived-though-not-sealed";
    private static final String CODE_NAMED = "code-in-the-manifest";

    private final Terms terms;
    private final DecisionDesk desk;
    private final Instant startedAt;
    private final RecordChain chain;
    private @Nullable Manifest manifest;
    private boolean archived;

    Sealing(Terms terms, DecisionDesk desk, Instant startedAt, RecordChain chain) {
        this.terms = terms;
        this.desk = desk;
        this.startedAt = startedAt;
        this.chain = chain;
    }

    /**
     * Seals the manifest once every record is in the vault, a retry the same one; the history is archived also if that
     * fails.
     *
     * @param notCollected what is missing, each with the reason
     * @throws TemporalFailure if something of it could not be written
     */
    Sealed seal(Ending ending, List<String> notCollected) {
        try {
            Sealed sealed = sealed(ending, notCollected);
            archiveOnceClosed();
            return sealed;
        } catch (TemporalFailure failure) {
            if (Workflow.getVersion(ARCHIVED_ANYWAY, Workflow.DEFAULT_VERSION, 1) != Workflow.DEFAULT_VERSION) {
                archiveOnceClosed();
            }
            throw failure;
        }
    }

    private Sealed sealed(Ending ending, List<String> notCollected) {
        // Before the chain is settled: a run that is reset to its seal writes its chain anew only if nothing lies
        // between.
        String code = manifest == null ? code() : null;
        chain.settle();
        if (manifest == null) {
            manifest = manifest(ending, notCollected, code);
        }
        return EVIDENCE_TRANSFER
                .to(CustodyActivities.class, "seal the manifest")
                .seal(new DocumentToSeal(
                        terms.container(), terms.incidentId(), run(), DocumentToSeal.MANIFEST, manifest));
    }

    /** Nobody else looks at a run that has closed before the next sweep does. */
    private void archiveOnceClosed() {
        if (archived) {
            return;
        }
        RunToArchive archive = new RunToArchive(
                Workflow.getInfo().getWorkflowType(), Workflow.getInfo().getWorkflowId(), run(), terms, null);
        FollowUp.start(
                RunToArchive.ARCHIVED_BY,
                archive.archivedAs(),
                archive,
                "archives the history of " + archive.workflowId() + " once it has closed");
        archived = true;
    }

    /** The build that decides now: a run that goes on for days may have begun with another. */
    private static @Nullable String code() {
        return Workflow.getVersion(CODE_NAMED, Workflow.DEFAULT_VERSION, 1) == Workflow.DEFAULT_VERSION
                ? null
                : CONFIGURATION.to(PolicyActivities.class, "read the build").build();
    }

    private Manifest manifest(Ending ending, List<String> notCollected, @Nullable String code) {
        return new Manifest(
                Manifest.SCHEMA,
                terms.incidentId(),
                Workflow.getInfo().getWorkflowType(),
                Workflow.getInfo().getWorkflowId(),
                run(),
                terms.target(),
                terms.severity().sentinelName(),
                terms.requestedBy(),
                startedAt,
                Instant.ofEpochMilli(Workflow.currentTimeMillis()),
                ending.verdict(),
                ending.words(),
                chain.records(),
                chain.head(),
                ending.plan(),
                ending.rule(),
                desk.records(),
                chain.vault(),
                ending.steps(),
                notCollected,
                ending.notUndone(),
                code,
                false);
    }

    private static String run() {
        return Workflow.getInfo().getRunId();
    }
}
