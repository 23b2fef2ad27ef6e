package dev.cordon.capability.identity;

import java.util.List;

/**
 * Roles to grant to a principal that takes another one's place.
 *
 * @param principalId object id of the service principal that gets them
 * @param roles the roles as the old principal held them
 */
public record RoleGrant(String principalId, List<RoleAssignment> roles) {
    public RoleGrant {
        roles = List.copyOf(roles);
    }
}
