package dev.cordon.azure.identity;

import com.azure.resourcemanager.compute.fluent.models.VirtualMachineInner;
import com.azure.resourcemanager.compute.models.ResourceIdentityType;
import com.azure.resourcemanager.compute.models.VirtualMachineIdentity;
import com.azure.resourcemanager.compute.models.VirtualMachineIdentityUserAssignedIdentities;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.azure.arm.Json;
import dev.cordon.capability.ArmId;
import dev.cordon.capability.identity.AssignedIdentities;
import dev.cordon.capability.identity.RoleAssignment;
import dev.cordon.capability.identity.UserAssignedIdentity;
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
    JsonNode with(AssignedIdentities others) {
        boolean anySystem = system != null || others.systemAssignedPrincipalId() != null;
        boolean anyUser = !userAssigned.isEmpty() || !others.userAssigned().isEmpty();
        ObjectNode identity = Json.MAPPER.createObjectNode().put("type", type(anySystem, anyUser));
        others.userAssigned().stream()
                .filter(each -> !has(each.id()))
                .forEach(each ->
                        identity.withObjectProperty("userAssignedIdentities").putObject(each.id()));
        return identity;
    }

    /** No identity of either kind, as Azure wants to be told. */
    static JsonNode nobody() {
        return Json.MAPPER.createObjectNode().put("type", type(false, false));
    }

    private boolean has(String id) {
        return userAssigned.stream().anyMatch(each -> ArmId.same(each.id(), id));
    }

    private static String type(boolean system, boolean user) {
        if (system) {
            return user ? "SystemAssigned, UserAssigned" : "SystemAssigned";
        }
        return user ? "UserAssigned" : "None";
    }
}
