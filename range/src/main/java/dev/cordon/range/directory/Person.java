package dev.cordon.range.directory;

import java.util.List;

/**
 * Somebody who signs in.
 *
 * @param objectId the user's object id
 * @param user the user principal name
 * @param displayName the name shown to people
 * @param password the generated password
 * @param roles the roles held on {@code cordon-api}
 */
public record Person(String objectId, String user, String displayName, String password, List<String> roles) {
    public Person {
        roles = List.copyOf(roles);
    }
}
