package dev.cordon.azure.identity;

import com.azure.core.management.exception.ManagementException;
import com.azure.core.util.Context;
import com.azure.resourcemanager.authorization.fluent.AuthorizationManagementClient;
import com.azure.resourcemanager.authorization.fluent.models.RoleAssignmentInner;
import dev.cordon.azure.arm.Azure;
import dev.cordon.capability.ArmId;
import dev.cordon.capability.identity.RoleAssignment;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which roles principals hold in a subscription. */
final class RoleReading {
    /** The client writes it into the URL as it is. */
    private static final String FILTER = "principalId%%20eq%%20'%s'";

    private final AuthorizationManagementClient client;
    private final Map<String, String> names = new HashMap<>();

    RoleReading(Azure azure, ArmId resource) {
        this.client = azure.clients().authorization(resource);
    }

    List<RoleAssignment> of(Collection<String> principals) {
        return principals.stream()
                .flatMap(principal ->
                        client.getRoleAssignments().list(FILTER.formatted(principal), null, Context.NONE).stream())
                .map(this::assignment)
                .toList();
    }

    private RoleAssignment assignment(RoleAssignmentInner assignment) {
        String role = assignment.roleDefinitionId();
        return new RoleAssignment(
                assignment.id(),
                assignment.principalId(),
                names.computeIfAbsent(role, this::name),
                role,
                assignment.scope());
    }

    /** The role's display name; its id where the role itself may not be read or is gone. */
    private String name(String roleDefinitionId) {
        try {
            return client.getRoleDefinitions().getById(roleDefinitionId).roleName();
        } catch (ManagementException unnamed) {
            int status = unnamed.getResponse().getStatusCode();
            if (status == 403 || status == 404) {
                return roleDefinitionId.substring(roleDefinitionId.lastIndexOf('/') + 1);
            }
            throw unnamed;
        }
    }
}
