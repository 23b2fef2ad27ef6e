package dev.cordon.capability.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The managed identities of a machine.
 *
 * @param systemAssignedPrincipalId object id of the system-assigned identity's service principal, or null for none
 * @param userAssigned the user-assigned identities
 * @param roleAssignments what all of them together were allowed to do
 */
public record AssignedIdentities(
        @Nullable String systemAssignedPrincipalId,
        List<UserAssignedIdentity> userAssigned,
        List<RoleAssignment> roleAssignments) {
    public static final AssignedIdentities NONE = new AssignedIdentities(null, List.of(), List.of());

    public AssignedIdentities {
        userAssigned = List.copyOf(userAssigned);
        roleAssignments = List.copyOf(roleAssignments);
    }

    /** Whether the machine has no identity at all. */
    public boolean none() {
        return count() == 0;
    }

    public int count() {
        return userAssigned.size() + (systemAssignedPrincipalId == null ? 0 : 1);
    }
}
