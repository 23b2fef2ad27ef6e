package dev.cordon.range.entra;

import dev.cordon.range.directory.Person;
import java.util.List;

/**
 * An application's wish to have a person signed in, once it is known where the answer may go.
 *
 * @param client the application
 * @param redirectUri where it wants the answer, one of its registered addresses
 * @param fields everything it said
 */
record AuthorizationRequest(SignInClient client, String redirectUri, TokenForm fields) {
    /** Reads a request; whatever is wrong with it before its address is known to be registered goes to no address. */
    static AuthorizationRequest of(TokenForm fields, Clients clients) {
        SignInClient client = clients.signingIn(fields.required("client_id"));
        String redirectUri = fields.required("redirect_uri");
        if (!client.mayAnswerTo(redirectUri)) {
            throw AadError.REDIRECT_NOT_REGISTERED.because("The redirect URI '" + redirectUri
                    + "' specified in the request does not match the redirect URIs configured for the application '"
                    + client.clientId() + "'.");
        }
        return new AuthorizationRequest(client, redirectUri, fields);
    }

    /** Refuses what an application may not ask for; such an answer goes back to it. */
    void check() {
        String responseType = fields.required("response_type");
        if (!responseType.equals("code")) {
            throw AadError.RESPONSE_TYPE.because(
                    "The response_type '" + responseType + "' is not supported; use code.");
        }
        if (!List.of("query", "form_post").contains(responseMode())) {
            throw AadError.RESPONSE_MODE.because(
                    "The response_mode '" + responseMode() + "' is not supported; use query or form_post.");
        }
        fields.required("scope");
        checkChallenge();
    }

    private void checkChallenge() {
        if (challenge().isEmpty()) {
            return;
        }
        String method = fields.field("code_challenge_method").orElse("plain");
        if (!method.equals("S256")) {
            throw AadError.MALFORMED_REQUEST.because(
                    "The code_challenge_method '" + method + "' is not supported; use S256.");
        }
        if (!challenge().matches("[A-Za-z0-9_-]{43}")) {
            throw AadError.CHALLENGE_SIZE.because("The size of the code challenge parameter is not valid.");
        }
    }

    private String responseMode() {
        return fields.field("response_mode").orElse("query");
    }

    boolean wantsForm() {
        return responseMode().equals("form_post");
    }

    String challenge() {
        return fields.field("code_challenge").orElse("");
    }

    String loginHint() {
        return fields.field("login_hint").orElse("");
    }

    /** Whether the person has to be asked even where somebody is signed in. */
    boolean asks() {
        return prompts("login") || prompts("select_account");
    }

    /** Whether the person must not be asked. */
    boolean silent() {
        return prompts("none");
    }

    private boolean prompts(String wanted) {
        return List.of(fields.field("prompt").orElse("").split(" ")).contains(wanted);
    }

    /** Whether somebody already signed in may be the one meant. */
    boolean mayMean(Person person) {
        return loginHint().isEmpty() || loginHint().equalsIgnoreCase(person.user());
    }

    SignIn signInOf(Person person) {
        return new SignIn(
                person,
                client.clientId(),
                client.application(),
                false,
                fields.required("scope"),
                fields.field("nonce").orElse(""));
    }
}
