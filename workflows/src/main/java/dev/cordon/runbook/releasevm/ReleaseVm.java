package dev.cordon.runbook.releasevm;

import dev.cordon.engine.gate.Supervised;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import org.jspecify.annotations.Nullable;

/**
 * Reopens a contained virtual machine: puts its tags, identities and network security groups back to the before-image
 * that its isolation recorded. Snapshots and evidence stay. By default two people approve it.
 *
 * <p>Refuses while another incident holds the machine. What somebody else changed since is asked about, never
 * overwritten by itself; what cannot be put back is gone past and named at the end.
 */
@WorkflowInterface
public interface ReleaseVm extends Supervised {
    /** The workflow type: a public contract, never renamed. */
    String TYPE = "ReleaseVm";

    /** The failure type of a run that did not put everything back: never renamed. */
    String NOT_RESTORED = "NotRestored";

    /** The failure type of a run that a human stopped at a hold: never renamed. */
    String STOPPED = "Stopped";

    /** The name of the gate before the first change. */
    String GATE = "release";

    /**
     * Releases the machine that the request names.
     *
     * <p>Fails with {@code BadRequest} at once, naming the field, if the request cannot be carried out.
     *
     * @param request a {@link ReleaseVmRequest} as JSON, taken as it was typed
     */
    @WorkflowMethod(name = TYPE)
    ReleaseReport release(@Nullable Object request);
}
