package dev.cordon.capability.identity;

import org.jspecify.annotations.Nullable;

/**
 * A role that an identity held.
 *
 * @param id Azure Resource Manager id of the assignment
 * @param principalId object id of the service principal that holds it
 * @param roleName the role's display name, for example {@code Key Vault Secrets User}
 * @param roleDefinitionId Azure Resource Manager id of the role
 * @param scope Azure Resource Manager id of what the role applies to
 * @param condition what narrows the role further, in Azure's language of conditions, or null for nothing
 */
public record RoleAssignment(
        String id,
        String principalId,
        String roleName,
        String roleDefinitionId,
        String scope,
        @Nullable String condition) {}
