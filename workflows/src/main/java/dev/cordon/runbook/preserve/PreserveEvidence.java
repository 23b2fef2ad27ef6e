package dev.cordon.runbook.preserve;

import dev.cordon.engine.gate.Supervised;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import org.jspecify.annotations.Nullable;

/**
 * Carries a machine's evidence to the vault (azure-ir-03).
 *
 * <p>Steps, in order: observe the machine, check the vault, snapshot every disk (or adopt the snapshots of the same
 * incident), export the Activity Log, wait for Azure's background copies, copy the image of every disk to the vault,
 * read each back and hash it, export the Activity Log again after a while and say what Azure had shown late, close the
 * record, seal the chain of custody. It takes hours and changes nothing about the machine; {@code IsolateVm} starts it
 * as a run of its own. There is no gate: taking evidence harms nothing. A step that is out of retries holds the run.
 */
@WorkflowInterface
public interface PreserveEvidence extends Supervised {
    /** The workflow type: a public contract, never renamed. */
    String TYPE = "PreserveEvidence";

    /** The failure type of a run that a human stopped at a hold: never renamed. */
    String STOPPED = "Stopped";

    /**
     * Preserves the evidence of the machine that the request names.
     *
     * <p>Fails with {@code BadRequest} at once, naming the field, if the request cannot be carried out; with
     * {@link #STOPPED} if humans decided so on a hold, with the report so far as the failure's details.
     *
     * @param request a {@link PreserveEvidenceRequest} as JSON, taken as it was typed
     */
    @WorkflowMethod(name = TYPE)
    PreservationReport preserve(@Nullable Object request);
}
