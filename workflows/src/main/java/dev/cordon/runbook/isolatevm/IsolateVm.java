package dev.cordon.runbook.isolatevm;

import dev.cordon.engine.gate.Supervised;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a virtual machine off the network while keeping its disks as evidence (azure-ir-05, azure-ir-02 a and c).
 *
 * <p>Steps, in order: observe and plan, wait for a decision, check the vault, keep the before-image, snapshot every disk,
 * swap the network security group of every interface, detach every identity, tag, export the Activity Log, verify,
 * start {@code PreserveEvidence} for the disks' images, close the record, seal the chain of custody. A step begins when
 * the one before it has ended. A step that is out of retries holds the run until a human decides; nothing is undone by
 * itself: only a human reopens a suspect machine.
 */
@WorkflowInterface
public interface IsolateVm extends Supervised {
    /** The workflow type: a public contract, never renamed. */
    String TYPE = "IsolateVm";

    /** The failure type of a run that carried out every step and left the machine reachable: never renamed. */
    String NOT_CONTAINED = "NotContained";

    /** The failure type of a run that a human stopped at a hold: never renamed. */
    String STOPPED = "Stopped";

    /** The failure type of a run that was rolled back and could not put everything back: never renamed. */
    String NOT_UNDONE = "NotUndone";

    /** The name of the gate before the first change. */
    String GATE = "isolate";

    /**
     * Isolates the machine that the request names.
     *
     * <p>Fails with {@code BadRequest} at once, naming the field, if the request cannot be carried out; with
     * {@link #STOPPED}, {@link #NOT_CONTAINED} or {@link #NOT_UNDONE} as humans decided on a hold. The last three carry
     * the report so far as the failure's details. A refused gate, a dry run and a complete roll back are results.
     *
     * @param request an {@link IsolateVmRequest} as JSON. It is taken as it was typed, not as that type, so that every
     *     mistake in it is answered with a sentence that names the field, the same one that the starter gives.
     */
    @WorkflowMethod(name = TYPE)
    IsolationReport isolate(@Nullable Object request);
}
