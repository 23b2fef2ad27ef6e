package dev.cordon.runbook.provision;

import dev.cordon.engine.gate.Supervised;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import org.jspecify.annotations.Nullable;

/**
 * Makes a vault (azure-ir-03): storage account, versioning, container, retention policy, and the lock on it.
 *
 * <p>Everything up to the lock can be changed again; the lock cannot, by nobody, for as long as the retention says. So
 * two people other than the requester approve it through the starter, whatever the policy asks for, and silence refuses.
 * Where a vault exists in part, the rest is made; what exists and differs from the request is named and left alone, and
 * one that anybody may read, that lies elsewhere or that shared keys open is not locked before that is mended.
 *
 * <p>The record of it is kept in the new vault itself, locked or not, as soon as there is a container.
 */
@WorkflowInterface
public interface ProvisionVault extends Supervised {
    /** The workflow type: a public contract, never renamed. */
    String TYPE = "ProvisionVault";

    /** The failure type of a run that a human stopped at a hold: never renamed. */
    String STOPPED = "Stopped";

    /** The name of the gate before the lock. */
    String GATE = "lock";

    /**
     * Makes the vault that the request describes.
     *
     * <p>Fails with {@code BadRequest} at once, naming the field, if the request cannot be carried out.
     *
     * @param request a {@link ProvisionVaultRequest} as JSON, taken as it was typed
     */
    @WorkflowMethod(name = TYPE)
    ProvisionReport provision(@Nullable Object request);
}
