package dev.cordon.azure.identity;

import com.azure.resourcemanager.compute.fluent.models.VirtualMachineInner;
import com.azure.resourcemanager.compute.models.ResourceIdentityType;
import com.azure.resourcemanager.compute.models.VirtualMachineIdentity;
import com.azure.resourcemanager.compute.models.VirtualMachineIdentityUserAssignedIdentities;
import dev.cordon.capability.ArmId;
import dev.cordon.capability.identity.AssignedIdentities;
import dev.cordon.capability.identity.RoleAssignment;
import dev.cordon.capability.identity.UserAssignedIdentity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The identities in Azure's model of a machine.
 *
 * @param system principal of the system-assigned one; null for none
 */
record Identities(@Nullable String system, List<UserAssignedIdentity> userAssigned) {
    static Identities of(VirtualMachineInner machine) {
        VirtualMachineIdentity identity = machine.identity();
        if (identity == null || identity.type() == null || identity.type() == ResourceIdentityType.NONE) {
            return new Identities(null, List.of());
        }
        Map<String, VirtualMachineIdentityUserAssignedIdentities> assigned = identity.userAssignedIdentities();
        List<UserAssignedIdentity> userAssigned = assigned == null
                ? List.of()
                : assigned.entrySet().stream()
                        .map(each -> new UserAssignedIdentity(
                                each.getKey(),
                                Objects.requireNonNullElse(each.getValue().principalId(), "")))
                        .toList();
        return new Identities(identity.principalId(), userAssigned);
    }

    boolean none() {
        return system == null && userAssigned.isEmpty();
    }

    List<String> principals() {
        return Stream.concat(Stream.ofNullable(system), userAssigned.stream().map(UserAssignedIdentity::principalId))
                .filter(principal -> !principal.isEmpty())
                .toList();
    }

    AssignedIdentities withRoles(List<RoleAssignment> roles) {
        return new AssignedIdentities(system, userAssigned, roles);
    }

    /** Whether nothing of the other is missing here; a system-assigned one counts whatever its principal. */
    boolean includes(AssignedIdentities other) {
        return (other.systemAssignedPrincipalId() == null || system != null)
                && other.userAssigned().stream().allMatch(each -> has(each.id()));
    }

    /** These and the others, as Azure wants to be told: a PATCH keeps the user-assigned ones that it does not name. */
    VirtualMachineIdentity with(AssignedIdentities others) {
        Map<String, VirtualMachineIdentityUserAssignedIdentities> missing = new HashMap<>();
        others.userAssigned().stream()
                .filter(each -> !has(each.id()))
                .forEach(each -> missing.put(each.id(), new VirtualMachineIdentityUserAssignedIdentities()));
        boolean anyUser = !userAssigned.isEmpty() || !missing.isEmpty();
        boolean anySystem = system != null || others.systemAssignedPrincipalId() != null;
        return new VirtualMachineIdentity()
                .withType(type(anySystem, anyUser))
                .withUserAssignedIdentities(missing.isEmpty() ? null : missing);
    }

    private boolean has(String id) {
        return userAssigned.stream().anyMatch(each -> ArmId.same(each.id(), id));
    }

    private static ResourceIdentityType type(boolean system, boolean user) {
        if (system) {
            return user ? ResourceIdentityType.SYSTEM_ASSIGNED_USER_ASSIGNED : ResourceIdentityType.SYSTEM_ASSIGNED;
        }
        return user ? ResourceIdentityType.USER_ASSIGNED : ResourceIdentityType.NONE;
    }
}
