package dev.cordon.range.entra;

import dev.cordon.range.directory.Application;
import dev.cordon.range.directory.Directory;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a token is asked for.
 *
 * <p>Azure's own resources take version 1 tokens, whose audience is the resource as the client spelled it. The
 * applications of this tenant that offer an API are registered with {@code requestedAccessTokenVersion} 2: their tokens
 * carry the application's client id as audience.
 *
 * @param name the audience as it will stand in the token
 * @param application the application behind it; null for Azure's own resources
 */
record Audience(String name, @Nullable Application application) {

    /** Finds what a resource name, app id URI or client id stands for. */
    static Optional<Audience> of(String resource, Directory directory) {
        String bare = AzureResource.withoutSlashes(resource);
        Optional<Audience> application = directory.applications().stream()
                .filter(candidate -> candidate.identifierUris().contains(bare)
                        || candidate.clientId().equalsIgnoreCase(bare))
                .findFirst()
                .map(found -> new Audience(found.clientId(), found));
        return application.or(() -> AzureResource.named(resource).map(azure -> new Audience(resource, null)));
    }

    /** What a request asks for, which must be known here. */
    static Audience required(RequestedScope scope, Directory directory) {
        return of(scope.resource(), directory)
                .orElseThrow(() -> AadError.UNKNOWN_RESOURCE.because("The resource principal named " + scope.resource()
                        + " was not found in the tenant named " + directory.tenantId() + ". This can happen if the"
                        + " application has not been installed by the administrator of the tenant or consented to by"
                        + " any user in the tenant."));
    }

    boolean isVersion2() {
        return application != null;
    }

    /** Whether only principals holding one of its roles get a token. */
    boolean requiresAssignment() {
        return application != null && !application.appRoles().isEmpty();
    }
}
