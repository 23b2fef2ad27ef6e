package dev.cordon.range.entra;

import dev.cordon.range.directory.Application;
import dev.cordon.range.directory.Person;
import dev.cordon.range.directory.ServicePrincipal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who a token will speak for.
 *
 * @param objectId the principal's object id
 * @param roles the app roles held on {@code cordon-api}
 * @param person the person, where a person signs in
 * @param managedIdentity whether a managed identity asks
 */
record Principal(
        String objectId, List<String> roles, @Nullable Person person, boolean managedIdentity) {
    static Principal of(Application application) {
        return new Principal(application.objectId(), application.roles(), null, false);
    }

    static Principal of(Person person) {
        return new Principal(person.objectId(), person.roles(), person, false);
    }

    static Principal managedIdentityOf(Application application) {
        return new Principal(application.objectId(), application.roles(), null, true);
    }

    static Principal managedIdentityOf(ServicePrincipal identity) {
        return new Principal(identity.objectId(), identity.roles(), null, true);
    }

    /** The roles it holds on the application that a token is for. */
    List<String> rolesOn(Audience audience) {
        return roles.stream()
                .filter(role -> audience.application() != null
                        && audience.application().appRoles().contains(role))
                .toList();
    }
}
