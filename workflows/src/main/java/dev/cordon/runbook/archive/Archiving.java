package dev.cordon.runbook.archive;

import static dev.cordon.engine.Calls.AZURE_OPERATION;

import dev.cordon.capability.custody.Chain;
import dev.cordon.capability.evidence.SnapshotId;
import dev.cordon.capability.history.ArchivedHistory;
import dev.cordon.capability.image.ImageActivities;
import dev.cordon.capability.vault.VaultCheck;
import dev.cordon.engine.Cause;
import dev.cordon.engine.Waiting;
import dev.cordon.engine.custody.RunToArchive;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The archiving of one run; what was done stays done when the rest is tried again. */
final class Archiving implements Archive {
    /** Longer than a request that was under way when the run closed: after it nothing is added to the folder. */
    private static final Duration SETTLING = Duration.ofSeconds(30);
    /** So often Temporal has to say that it no longer has a history before that is put on record for good. */
    private static final int SURELY = 3;

    private static final String PRESERVE_EVIDENCE = "PreserveEvidence";

    private final RunToArchive run;
    private final Pager pager;
    private final Vault vault;
    private @Nullable VaultCheck seen;
    private @Nullable ArchivedHistory history;
    private @Nullable String lost;
    private int gone;
    private @Nullable OutsideSeal outside;

    Archiving(RunToArchive run, Pager pager) {
        this.run = run;
        this.pager = pager;
        this.vault = new Vault(run);
    }

    @Override
    public ArchiveReport completed() {
        VaultCheck before = seen == null ? vault.look() : seen;
        seen = before;
        archiveHistory();
        Chain chain = vault.chain();
        @Nullable String manifest = chain.manifestSha256();
        if (manifest == null) {
            manifest = outside(before).over(vault::chain).sha256();
        }
        return new ArchiveReport(history, vault.sealHistory(history, manifest, lost, before), outside != null);
    }

    /** Archives the history, or fails until it surely cannot be. */
    private void archiveHistory() {
        if (history != null || lost != null) {
            return;
        }
        try {
            history = vault.archiveHistory();
        } catch (ActivityFailure failure) {
            Cause cause = Cause.of(failure);
            gone += cause.isGone() ? 1 : 0;
            if (gone < SURELY) {
                throw failure;
            }
            lost = cause.words();
            pager.page("history-lost", "The history of " + run.workflowId() + " is lost: " + lost);
        }
    }

    /** Begins to close the record from outside, once what the run had in flight has come to its end. */
    private OutsideSeal outside(VaultCheck before) {
        if (outside == null) {
            KnownEnd end =
                    lost == null ? KnownEnd.of(run, Objects.requireNonNull(history)) : KnownEnd.lost(run, lost, now());
            if (run.cutShort() == null) {
                pager.page("unsealed", end.words() + "; what is known is sealed from outside");
            }
            settle(end.at());
            if (run.runbook().equals(PRESERVE_EVIDENCE)) {
                endAccess(vault.chain().snapshots());
            }
            outside = new OutsideSeal(run, end, before, vault);
        }
        return outside;
    }

    private static void settle(Instant closedAt) {
        Duration left = Duration.between(now(), closedAt.plus(SETTLING));
        if (!left.isNegative() && !left.isZero()) {
            Waiting.out(left, "wait for what was in flight when the run closed");
        }
    }

    /** Access that was given for a copy stands for hours if nobody ends it; what cannot be ended is paged about. */
    private void endAccess(List<String> snapshots) {
        List<String> left = new ArrayList<>();
        for (String id : snapshots) {
            SnapshotId snapshot = new SnapshotId(id);
            try {
                AZURE_OPERATION
                        .to(ImageActivities.class, "end access to " + snapshot.name())
                        .endAccess(snapshot);
            } catch (ActivityFailure failure) {
                left.add(snapshot.name() + ": " + Cause.of(failure).words());
            }
        }
        if (!left.isEmpty()) {
            pager.page(
                    "access",
                    "Access to snapshots that " + run.workflowId() + " was given may still stand: "
                            + String.join("; ", left));
        }
    }

    private static Instant now() {
        return Instant.ofEpochMilli(Workflow.currentTimeMillis());
    }
}
