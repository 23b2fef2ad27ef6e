package dev.cordon.range.entra;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.directory.Application;
import dev.cordon.range.directory.Directory;
import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Call;
import dev.cordon.range.http.Json;
import dev.cordon.range.http.Service;
import java.util.List;
import java.util.Optional;

/**
 * The endpoint that a machine or an app service asks for its identity's tokens; here it speaks for {@code cordon-worker}.
 *
 * <p>A virtual machine asks at {@code /metadata/identity/oauth2/token} with {@code Metadata: true}; an app service at
 * {@code /msi/token} with the secret of its environment in {@code X-IDENTITY-HEADER}, here the worker's client secret.
 */
final class ManagedIdentityEndpoint implements Service {
    private static final String MACHINE = "/metadata/identity/oauth2/token";
    private static final String APP_SERVICE = "/msi/token";

    private final Directory directory;
    private final TokenWriter writer;

    ManagedIdentityEndpoint(Directory directory, TokenWriter writer) {
        this.directory = directory;
        this.writer = writer;
    }

    @Override
    public boolean accepts(Call call) {
        return call.method().equals("GET") && (isMachine(call) || call.path().equalsIgnoreCase(APP_SERVICE));
    }

    @Override
    public String operationName(Call call) {
        return "Microsoft.ManagedIdentity/token/issue";
    }

    @Override
    public Answer answer(Call call) {
        Application worker = directory.application("cordon-worker");
        Optional<String> refused = isMachine(call) ? machineProblem(call) : appServiceProblem(call, worker);
        if (refused.isPresent()) {
            return error(isMachine(call) ? 400 : 401, "invalid_request", refused.get());
        }
        Optional<String> clientId = call.query("client_id");
        if (clientId.isPresent() && !clientId.get().equalsIgnoreCase(worker.clientId())) {
            return error(400, "invalid_request", "Identity not found");
        }
        String resource = call.query("resource").orElse("");
        return Audience.of(resource, directory)
                .map(audience -> token(worker, audience, resource, call))
                .orElseGet(() -> error(
                        400,
                        "invalid_resource",
                        "AADSTS500011: The resource principal named " + resource + " was not found in the tenant."));
    }

    private static boolean isMachine(Call call) {
        return call.path().equalsIgnoreCase(MACHINE);
    }

    private static Optional<String> machineProblem(Call call) {
        boolean asked = call.header("Metadata").filter("true"::equalsIgnoreCase).isPresent();
        return asked ? Optional.empty() : Optional.of("Required metadata header not specified");
    }

    private static Optional<String> appServiceProblem(Call call, Application worker) {
        String secret = call.header("X-IDENTITY-HEADER").orElse("");
        return Clients.same(secret, worker.clientSecret())
                ? Optional.empty()
                : Optional.of("The X-IDENTITY-HEADER is missing or wrong.");
    }

    private Answer token(Application worker, Audience audience, String resource, Call call) {
        Grant grant = new Grant(
                Principal.managedIdentityOf(worker),
                worker.clientId(),
                true,
                audience,
                List.of(),
                List.of(),
                call.origin());
        ObjectNode body = Json.object()
                .put("access_token", writer.accessToken(grant))
                .put("client_id", worker.clientId())
                .put("expires_in", String.valueOf(TokenWriter.LIFETIME.toSeconds()))
                .put("ext_expires_in", String.valueOf(TokenWriter.LIFETIME.toSeconds()))
                .put("expires_on", String.valueOf(writer.expiry().getEpochSecond()))
                .put("resource", resource)
                .put("token_type", "Bearer");
        return Answer.json(200, body).with("Cache-Control", "no-store");
    }

    private static Answer error(int status, String error, String description) {
        return Answer.json(status, Json.object().put("error", error).put("error_description", description));
    }
}
