package dev.cordon.range.entra;

import dev.cordon.range.directory.Application;
import dev.cordon.range.directory.Directory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;

/** Finds out which application asks for a token, and whether it may say so. */
final class Clients {
    /** Microsoft's own public clients, present in every tenant: Azure CLI, Azure PowerShell, Visual Studio Code. */
    private static final Map<String, String> PUBLIC = Map.of(
            "04b07795-8ddb-461a-bbee-02f9e1bf7b46", "Microsoft Azure CLI",
            "1950a258-227b-4e31-a9cf-717495945fc2", "Microsoft Azure PowerShell",
            "aebc6443-996d-45c2-90f0-388ff96faa56", "Visual Studio Code");

    private static final List<String> ON_THIS_MACHINE = List.of("http://localhost", "http://127.0.0.1");

    private final Directory directory;

    Clients(Directory directory) {
        this.directory = directory;
    }

    /** The application, once it has proven itself with its secret. */
    Application proven(TokenForm form) {
        Application application = known(form.required("client_id"));
        if (form.field("client_assertion").isPresent()) {
            throw AadError.UNREGISTERED_CERTIFICATE.because("The certificate with identifier used to sign the client"
                    + " assertion is not registered on application '" + application.clientId() + "'.");
        }
        String secret = form.field("client_secret")
                .orElseThrow(() -> AadError.MISSING_SECRET.because(
                        "'client_assertion', 'client_secret' or 'request' is required for the 'client_credentials'"
                                + " grant type."));
        if (!same(secret, application.clientSecret())) {
            throw AadError.WRONG_SECRET.because("Invalid client secret provided. Ensure the secret being sent in the"
                    + " request is the client secret value, not the client secret ID, for a secret added to app '"
                    + application.clientId() + "'.");
        }
        return application;
    }

    /**
     * Accepts a client that signs a person in: a public client as it is, a registered application with its secret. The
     * applications that offer an API are public clients too, so that people can sign in to them directly.
     */
    boolean isConfidential(TokenForm form) {
        String clientId = form.required("client_id");
        if (PUBLIC.containsKey(clientId)) {
            return false;
        }
        Application application = known(clientId);
        if (form.field("client_secret").isEmpty()
                && !application.identifierUris().isEmpty()) {
            return false;
        }
        return provenUnlessPublic(form);
    }

    /** The same for a client that redeems a code: one that was sent to a web address has to prove itself. */
    boolean provenUnlessPublic(TokenForm form) {
        if (PUBLIC.containsKey(form.required("client_id"))) {
            return false;
        }
        if (form.field("client_secret").isEmpty()) {
            throw AadError.SECRET_REQUIRED.because(
                    "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.");
        }
        proven(form);
        return true;
    }

    /** The application that sends a person to sign in. */
    SignInClient signingIn(String clientId) {
        String microsofts = PUBLIC.get(clientId);
        return microsofts == null
                ? SignInClient.of(known(clientId))
                : new SignInClient(clientId, microsofts, ON_THIS_MACHINE, null);
    }

    private Application known(String clientId) {
        return directory
                .byClientId(clientId)
                .orElseThrow(() -> AadError.UNKNOWN_APPLICATION.because("Application with identifier '" + clientId
                        + "' was not found in the directory '" + directory.tenantId()
                        + "'. This can happen if the application has not been installed by the administrator of the"
                        + " tenant or consented to by any user in the tenant."));
    }

    static boolean same(String given, String expected) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }
}
