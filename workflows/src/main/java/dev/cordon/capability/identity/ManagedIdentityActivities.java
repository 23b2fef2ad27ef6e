package dev.cordon.capability.identity;

import dev.cordon.capability.CarriedOutBy;
import dev.cordon.capability.WorkerRole;
import dev.cordon.capability.compute.VmId;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/**
 * Reads and detaches the managed identities of a virtual machine. Every method throws the failures of
 * {@link dev.cordon.capability.FailureType}.
 */
@ActivityInterface
@CarriedOutBy(WorkerRole.CONTAINMENT)
public interface ManagedIdentityActivities {
    /** Every identity, with its principal and the roles assigned to it in the machine's subscription. */
    @ActivityMethod(name = "identity.observe")
    AssignedIdentities observe(VmId vm);

    /**
     * Detaches every identity, system- and user-assigned, by a PATCH of the identity alone. Returns when Azure's
     * operation has ended and the machine, read again, has none. A machine that has none is not written.
     *
     * <p>Tokens that were issued before live on: Azure honours a managed identity's token until it expires, up to 24
     * hours after it was issued.
     *
     * @return what the machine has afterwards
     */
    @ActivityMethod(name = "identity.detachAll")
    AssignedIdentities detachAll(VmId vm);

    /**
     * Undoes {@link #detachAll}: attaches the recorded user-assigned identities, and a system-assigned one if there was
     * one. Azure gives a system-assigned identity a new principal, so its old role assignments do not come back.
     */
    @ActivityMethod(name = "identity.attach")
    AssignedIdentities attach(VmId vm, AssignedIdentities before);

    /**
     * Grants roles to a principal (roleAssignments, Create), each with a name derived from principal, role and scope, so
     * that granting twice grants once. The grant's own principal is used, not the one that held the role before.
     *
     * @return the assignments as they stand
     */
    @ActivityMethod(name = "identity.grantRoles")
    AssignedIdentities grantRoles(VmId vm, RoleGrant grant);
}
