package dev.cordon.range.entra;

import dev.cordon.range.directory.Directory;
import dev.cordon.range.directory.Person;

/** Finds out which person's sign-in a token request goes back to, and whether the client may speak for it. */
final class SignIns {
    private final Directory directory;
    private final Clients clients;
    private final RefreshTokens refreshTokens;
    private final AuthorizationCodes codes;

    SignIns(Directory directory, RefreshTokens refreshTokens, AuthorizationCodes codes) {
        this.directory = directory;
        this.clients = new Clients(directory);
        this.refreshTokens = refreshTokens;
        this.codes = codes;
    }

    SignIn byCode(TokenForm form) {
        boolean confidential = clients.provenUnlessPublic(form);
        SignIn signIn = codes.redeem(form);
        return of(signIn.person(), signIn.clientId(), confidential, signIn.scope(), signIn.nonce());
    }

    SignIn byRefreshToken(TokenForm form) {
        String clientId = form.required("client_id");
        RefreshTokens.Refresh refresh = refreshTokens.redeem(form.required("refresh_token"), clientId);
        boolean confidential = refresh.confidential() ? clients.provenUnlessPublic(form) : clients.isConfidential(form);
        return of(refresh.person(), clientId, confidential, form.field("scope").orElse(refresh.scope()), "");
    }

    SignIn byPassword(TokenForm form) {
        String user = form.required("username");
        Person person = directory
                .byUser(user)
                .orElseThrow(() -> AadError.UNKNOWN_USER.because("The user account " + user + " does not exist in the "
                        + directory.tenantId() + " directory. To sign into this application, the account must be added"
                        + " to the directory."));
        if (!Clients.same(form.required("password"), person.password())) {
            throw AadError.WRONG_PASSWORD.because("Error validating credentials due to invalid username or password.");
        }
        boolean confidential = clients.isConfidential(form);
        return of(
                person,
                form.required("client_id"),
                confidential,
                form.field("scope").orElse(""),
                "");
    }

    private SignIn of(Person person, String clientId, boolean confidential, String scope, String nonce) {
        return new SignIn(person, clientId, directory.byClientId(clientId).orElse(null), confidential, scope, nonce);
    }
}
