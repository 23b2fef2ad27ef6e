package dev.cordon.range.directory;

import java.util.List;

/**
 * An application registered in the tenant, with its service principal.
 *
 * @param name its display name
 * @param clientId its application id
 * @param objectId its service principal's object id
 * @param clientSecret the generated secret of its client credentials
 * @param redirectUris where a person's sign-in may be answered to; on loopback hosts at any port (RFC 8252)
 * @param identifierUris the app id URIs that tokens for it may be asked by
 * @param appRoles the roles it offers
 * @param roles the roles it holds on {@code cordon-api}
 * @param homeTenantId the tenant that it is registered in; of another company's, this tenant has only the service principal
 */
public record Application(
        String name,
        String clientId,
        String objectId,
        String clientSecret,
        List<String> redirectUris,
        List<String> identifierUris,
        List<String> appRoles,
        List<String> roles,
        String homeTenantId) {
    public Application {
        redirectUris = List.copyOf(redirectUris);
        identifierUris = List.copyOf(identifierUris);
        appRoles = List.copyOf(appRoles);
        roles = List.copyOf(roles);
    }
}
