package dev.cordon.engine.custody;

import static dev.cordon.engine.Calls.EVIDENCE_TRANSFER;

import dev.cordon.capability.custody.Approval;
import dev.cordon.capability.custody.CustodyActivities;
import dev.cordon.capability.custody.CustodyRecord;
import dev.cordon.capability.custody.RecordToAppend;
import dev.cordon.capability.custody.RunOfRecord;
import dev.cordon.capability.vault.VaultState;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The records of a run, written one after the other. They are written beside the steps, so that none delays a
 * containment; what could not be written by then is written, or fails, when the chain is settled.
 */
final class RecordChain {
    private final Terms terms;
    private final List<Draft> drafts = new ArrayList<>();
    private @Nullable VaultState vault;
    private int written;
    private String head = CustodyRecord.FIRST;
    private String writtenFor = "";
    private String run = "";
    private boolean writing;

    RecordChain(Terms terms) {
        this.terms = terms;
    }

    /** The vault as it was looked at last; null before that. */
    @Nullable VaultState vault() {
        return vault;
    }

    void vault(VaultState state) {
        vault = state;
    }

    /** How many records there are, written or not. */
    int drafts() {
        return drafts.size();
    }

    int records() {
        return written;
    }

    String head() {
        return head;
    }

    void add(Draft.Evidence evidence, List<Approval> approvals) {
        run = runNow();
        drafts.add(new Draft(evidence, vault, approvals, Workflow.getInfo().getHistoryLength()));
        if (!writing) {
            writing = true;
            // A cancelled run still accounts for what it did.
            Workflow.newDetachedCancellationScope(() -> Async.procedure(this::writeBeside))
                    .run();
        }
    }

    /** Waits until every record is written; writes what is left. */
    void settle() {
        Workflow.await(() -> !writing);
        run = runNow();
        write();
    }

    private void writeBeside() {
        try {
            write();
        } catch (TemporalFailure later) {
            return; // The next record tries again, and at last settle(), out of which it fails.
        } finally {
            writing = false;
        }
    }

    private void write() {
        while (written < drafts.size() || !run.equals(writtenFor)) {
            if (!run.equals(writtenFor)) {
                beginFor(run);
            } else {
                append(drafts.get(written));
            }
        }
    }

    private void append(Draft draft) {
        RunOfRecord place = new RunOfRecord(
                Workflow.getInfo().getWorkflowType(), Workflow.getInfo().getWorkflowId(), writtenFor, draft.eventId());
        CustodyRecord record = draft.at(written + 1, head, terms, place);
        head = EVIDENCE_TRANSFER
                .to(CustodyActivities.class, "custody record " + record.sequence() + ": " + record.evidenceId())
                .append(new RecordToAppend(terms.container(), record))
                .sha256();
        written++;
    }

    /** Begins a chain, again where the run was reset: what is written then stands in the record of another run. */
    private void beginFor(String newRun) {
        written = 0;
        head = CustodyRecord.FIRST;
        writtenFor = newRun;
    }

    /**
     * The run that adds a record. It stands in the history with each: after a reset, those added before it are of the
     * run that was reset, and the next is of the new one.
     */
    private static String runNow() {
        return Objects.requireNonNull(
                Workflow.sideEffect(String.class, () -> Workflow.getInfo().getRunId()));
    }
}
