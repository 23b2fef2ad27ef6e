package dev.cordon.range.entra;

import dev.cordon.range.directory.Application;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An application that sends people here to sign in.
 *
 * @param clientId its application id
 * @param name its display name
 * @param redirectUris where answers may go
 * @param application its registration; null for Microsoft's own public clients
 */
record SignInClient(
        String clientId,
        String name,
        List<String> redirectUris,
        @Nullable Application application) {
    static SignInClient of(Application application) {
        return new SignInClient(application.clientId(), application.name(), application.redirectUris(), application);
    }

    /** Whether an answer may go there. */
    boolean mayAnswerTo(String redirectUri) {
        return redirectUris.stream().anyMatch(registered -> RedirectUris.matches(registered, redirectUri));
    }
}
