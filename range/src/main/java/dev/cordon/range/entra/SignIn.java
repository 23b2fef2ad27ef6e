package dev.cordon.range.entra;

import dev.cordon.range.directory.Application;
import dev.cordon.range.directory.Person;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person who signed in to an application, as tokens will tell of it.
 *
 * @param person who signed in
 * @param clientId the application signed in to
 * @param application its registration; null for Microsoft's own public clients
 * @param confidential whether the application proved itself with a secret
 * @param scope what it asks for, where the token request does not say
 * @param nonce what its ID token has to carry; empty where nothing
 */
record SignIn(
        Person person,
        String clientId,
        @Nullable Application application,
        boolean confidential,
        String scope,
        String nonce) {

    /** The roles that the person holds on the application signed in to. */
    List<String> roles() {
        return Principal.of(person).rolesOn(new Audience(clientId, application));
    }

    boolean asksFor(String wanted) {
        return List.of(scope.split(" ")).contains(wanted);
    }

    String subject() {
        return subject(person.objectId(), clientId);
    }

    /** Entra's subject is pairwise: one person is another subject to every application. */
    static String subject(String objectId, String clientId) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((objectId + "|" + clientId).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
