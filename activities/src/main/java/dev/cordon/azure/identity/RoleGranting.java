package dev.cordon.azure.identity;

import com.azure.core.management.exception.ManagementException;
import com.azure.core.util.Context;
import com.azure.resourcemanager.authorization.fluent.RoleAssignmentsClient;
import com.azure.resourcemanager.authorization.models.PrincipalType;
import com.azure.resourcemanager.authorization.models.RoleAssignmentCreateParameters;
import dev.cordon.azure.arm.Attempt;
import dev.cordon.azure.arm.Azure;
import dev.cordon.capability.ArmId;
import dev.cordon.capability.identity.RoleAssignment;
import dev.cordon.capability.identity.RoleGrant;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/** Grants roles, each under a name that follows from what is granted, so that granting twice grants once. */
final class RoleGranting {
    private static final String CONDITION_VERSION = "2.0";

    private final RoleAssignmentsClient assignments;

    RoleGranting(Azure azure, ArmId resource) {
        this.assignments = azure.clients().authorization(resource).getRoleAssignments();
    }

    void grant(Attempt attempt, RoleGrant grant) {
        for (RoleAssignment role : grant.roles()) {
            attempt.proceed();
            grant(grant.principalId(), role);
        }
    }

    private void grant(String principalId, RoleAssignment role) {
        RoleAssignmentCreateParameters wanted = new RoleAssignmentCreateParameters()
                .withPrincipalId(principalId)
                // Else Azure looks the principal up, and does not find one that was made a moment ago.
                .withPrincipalType(PrincipalType.SERVICE_PRINCIPAL)
                .withRoleDefinitionId(role.roleDefinitionId());
        if (role.condition() != null) {
            wanted.withCondition(role.condition()).withConditionVersion(CONDITION_VERSION);
        }
        try {
            assignments.createWithResponse(role.scope(), name(principalId, role), wanted, Context.NONE);
        } catch (ManagementException failure) {
            if (!stands(failure)) {
                throw failure;
            }
        }
    }

    /** Whether the principal holds the role already, under our name or another. */
    private static boolean stands(ManagementException failure) {
        return failure.getValue() != null
                && "RoleAssignmentExists".equals(failure.getValue().getCode());
    }

    private static String name(String principalId, RoleAssignment role) {
        String definition = role.roleDefinitionId();
        String roleId = definition.substring(definition.lastIndexOf('/') + 1);
        String granted = String.join("|", principalId, roleId, role.scope()).toLowerCase(Locale.ROOT);
        return UUID.nameUUIDFromBytes(granted.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
