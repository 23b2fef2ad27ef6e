package dev.cordon.runbook.archive;

import static dev.cordon.engine.Calls.AZURE_READ;
import static dev.cordon.engine.Calls.CONFIGURATION;
import static dev.cordon.engine.Calls.EVIDENCE_TRANSFER;

import dev.cordon.capability.custody.Chain;
import dev.cordon.capability.custody.ChainPlace;
import dev.cordon.capability.custody.CustodyActivities;
import dev.cordon.capability.custody.DocumentToSeal;
import dev.cordon.capability.custody.Sealed;
import dev.cordon.capability.history.ArchivedHistory;
import dev.cordon.capability.history.HistoryActivities;
import dev.cordon.capability.history.HistoryToArchive;
import dev.cordon.capability.paging.Page;
import dev.cordon.capability.paging.PagingActivities;
import dev.cordon.capability.policy.PolicyActivities;
import dev.cordon.capability.policy.VaultPolicy;
import dev.cordon.capability.runs.CutShortRun;
import dev.cordon.capability.vault.VaultActivities;
import dev.cordon.capability.vault.VaultCheck;
import dev.cordon.engine.Attributes;
import dev.cordon.engine.Cause;
import dev.cordon.engine.Waiting;
import dev.cordon.engine.custody.RunToArchive;
import dev.cordon.engine.custody.SealedHistory;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TemporalFailure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Goes on until the record is complete. */
public final class ArchiveRunRunbook implements ArchiveRun {
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);

    private boolean paged;
    private @Nullable Chain found;
    private @Nullable VaultCheck seen;

    @Override
    public ArchiveReport archive(RunToArchive run) {
        Attributes.describe(
                run.terms().incidentId(), run.terms().severity(), run.terms().target());
        CutShortRun end = run.cutShort();
        if (end != null) {
            page(run, "cut-short", end.words() + ". " + CutShortRun.ADVICE);
        }
        for (Duration pause = FIRST_PAUSE; ; pause = longer(pause)) {
            try {
                return completed(run);
            } catch (CanceledFailure cancelled) {
                throw cancelled;
            } catch (TemporalFailure failure) {
                pageOnce(run, Cause.of(failure).words());
                Waiting.out(pause, "try again to archive the run");
            }
        }
    }

    private ArchiveReport completed(RunToArchive run) {
        VaultCheck vault = vaultAsSeen();
        ArchivedHistory history = EVIDENCE_TRANSFER
                .to(HistoryActivities.class, "archive the history of " + run.workflowId())
                .archive(new HistoryToArchive(
                        run.terms().container(), run.terms().incidentId(), run.workflowId(), run.runId()));
        Chain chain = chainAsFound(run);
        boolean open = chain.manifestSha256() == null;
        @Nullable String manifest =
                open ? new OutsideSeal(run, history, vault).over(chain).sha256() : chain.manifestSha256();
        return new ArchiveReport(history, seal(run, history, manifest), open);
    }

    /** The vault before the first write to it: looked at once. Nobody waits here whom a shortcoming could be put to. */
    private VaultCheck vaultAsSeen() {
        if (seen == null) {
            VaultPolicy policy = CONFIGURATION
                    .to(PolicyActivities.class, "read the vault policy")
                    .vault();
            seen = AZURE_READ.to(VaultActivities.class, "check the vault").check(policy.expectation());
        }
        return seen;
    }

    /** The chain as it was before anything was added to it from outside: read once, whatever is tried again. */
    private Chain chainAsFound(RunToArchive run) {
        if (found == null) {
            found = AZURE_READ
                    .to(CustodyActivities.class, "read the chain of custody")
                    .observe(new ChainPlace(run.terms().container(), run.terms().incidentId(), run.runId()));
        }
        return found;
    }

    private static Sealed seal(RunToArchive run, ArchivedHistory history, @Nullable String manifest) {
        SealedHistory content = new SealedHistory(
                SealedHistory.SCHEMA,
                run.terms().incidentId(),
                run.runbook(),
                run.workflowId(),
                run.runId(),
                history,
                manifest);
        return EVIDENCE_TRANSFER
                .to(CustodyActivities.class, "seal the history")
                .seal(new DocumentToSeal(
                        run.terms().container(),
                        run.terms().incidentId(),
                        run.runId(),
                        DocumentToSeal.HISTORY,
                        content));
    }

    private void pageOnce(RunToArchive run, String why) {
        if (!paged) {
            paged = true;
            page(run, "archive", "The history of " + run.workflowId() + " is not archived yet: " + why);
        }
    }

    private static void page(RunToArchive run, String about, String words) {
        CONFIGURATION
                .to(PagingActivities.class, "page about " + run.workflowId())
                .send(new Page(
                        run.workflowId() + "/" + run.runId() + "/" + about,
                        run.terms().incidentId(),
                        run.workflowId(),
                        run.terms().severity().sentinelName(),
                        words));
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }
}
