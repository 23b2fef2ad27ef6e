package dev.cordon.range.directory;

import java.util.List;
import java.util.Locale;

/**
 * A principal that nobody can sign in as: a resource's managed identity, or one of Microsoft's own services. It has no
 * secret; only Azure itself speaks for it.
 *
 * @param name its display name
 * @param clientId its application id
 * @param objectId its object id
 * @param roles the roles it holds on {@code cordon-api}
 */
public record ServicePrincipal(String name, String clientId, String objectId, List<String> roles) {
    public ServicePrincipal {
        roles = List.copyOf(roles);
    }

    /** The system-assigned identity of a resource; the same resource id has the same identity in every range. */
    static ServicePrincipal ofResource(String resourceId, String... roles) {
        String key = resourceId.toLowerCase(Locale.ROOT);
        return new ServicePrincipal(
                resourceId.substring(resourceId.lastIndexOf('/') + 1),
                DirectorySeed.id("app:" + key),
                DirectorySeed.id("principal:" + key),
                List.of(roles));
    }
}
