package dev.cordon.capability.identity;

/**
 * A user-assigned managed identity.
 *
 * @param id Azure Resource Manager id of the identity
 * @param principalId object id of its service principal
 */
public record UserAssignedIdentity(String id, String principalId) {}
