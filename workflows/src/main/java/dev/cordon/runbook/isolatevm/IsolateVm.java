package dev.cordon.runbook.isolatevm;

import dev.cordon.engine.RunStatus;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a virtual machine off the network while keeping its disks as evidence (azure-ir-05, azure-ir-02 a and c).
 *
 * <p>Steps, in order: observe, snapshot every disk, swap the network security group of every interface, detach every
 * identity, tag, export the Activity Log, verify. A step begins when the one before it has ended. A failure after the
 * first change undoes nothing: only a human reopens a suspect machine.
 */
@WorkflowInterface
public interface IsolateVm {
    /** The workflow type: a public contract, never renamed. */
    String TYPE = "IsolateVm";

    /** The failure type of a run that carried out every step and left the machine reachable: never renamed. */
    String NOT_CONTAINED = "NotContained";

    /**
     * Isolates the machine that the request names.
     *
     * <p>Fails with {@code BadRequest} at once, naming the field, if the request cannot be carried out;
     * with {@code StepFailed} if a step is out of retries; with {@code NotContained} if every step was carried out and
     * the machine can still be reached. The last two carry the report so far as the failure's details.
     *
     * @param request an {@link IsolateVmRequest} as JSON. It is taken as it was typed, not as that type, so that every
     *     mistake in it is answered with a sentence that names the field, the same one that the starter gives.
     */
    @WorkflowMethod(name = TYPE)
    IsolationReport isolate(@Nullable Object request);

    /** What the run is doing, step by step. */
    @QueryMethod(name = "status")
    RunStatus status();
}
