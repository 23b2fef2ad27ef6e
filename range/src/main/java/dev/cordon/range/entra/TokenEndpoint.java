package dev.cordon.range.entra;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.directory.Application;
import dev.cordon.range.directory.Directory;
import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Call;
import dev.cordon.range.http.Service;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Issues tokens to applications by their secret and to people by a code, a refresh token or their password. */
final class TokenEndpoint implements Service {
    private static final Pattern PATH =
            Pattern.compile("/([^/]+)/oauth2/(?:v2\\.0/)?token/?", Pattern.CASE_INSENSITIVE);

    private final Directory directory;
    private final Tenants tenants;
    private final Clients clients;
    private final TokenWriter writer;
    private final SignIns signIns;
    private final PersonTokens people;

    TokenEndpoint(Directory directory, Tenants tenants, TokenWriter writer, SignIns signIns) {
        this.directory = directory;
        this.tenants = tenants;
        this.clients = new Clients(directory);
        this.writer = writer;
        this.signIns = signIns;
        this.people = new PersonTokens(directory, writer);
    }

    @Override
    public boolean accepts(Call call) {
        return call.method().equals("POST") && PATH.matcher(call.path()).matches();
    }

    @Override
    public String operationName(Call call) {
        return "Microsoft.Entra/token/issue";
    }

    @Override
    public Answer answer(Call call) {
        Matcher path = PATH.matcher(call.path());
        if (!path.matches()) {
            throw new IllegalArgumentException(call.path() + " is no token endpoint");
        }
        String tenant = path.group(1);
        tenants.require(tenant);
        TokenForm form = TokenForm.of(call);
        String grantType = form.required("grant_type");
        return sent(
                switch (grantType) {
                    case "client_credentials" -> toApplication(tenant, form, call);
                    case "authorization_code" -> people.answer(signIns.byCode(form), form, call);
                    case "refresh_token" -> people.answer(signIns.byRefreshToken(form), form, call);
                    case "password" -> people.answer(signIns.byPassword(form), form, call);
                    default ->
                        throw AadError.UNSUPPORTED_GRANT.because(
                                "The app requested an unsupported grant type '" + grantType + "'.");
                });
    }

    private ObjectNode toApplication(String tenant, TokenForm form, Call call) {
        Application application = clients.proven(form);
        if (tenants.isAny(tenant)) {
            throw AadError.NOT_MULTI_TENANT.because("Application '" + application.clientId()
                    + "' is not configured as a multi-tenant application. Usage of the /common endpoint is not"
                    + " supported for such apps.");
        }
        RequestedScope scope = RequestedScope.of(form);
        if (!scope.isDefault()) {
            throw AadError.SCOPE_NOT_DEFAULT.because("The provided value for scope is not valid. Client credential"
                    + " flows must have a scope value with /.default suffixed to the resource identifier.");
        }
        Principal principal = Principal.of(application);
        Audience audience = Audience.required(scope, directory);
        if (audience.requiresAssignment() && principal.rolesOn(audience).isEmpty()) {
            throw AadError.APPLICATION_NOT_ASSIGNED.because("Application '" + application.clientId() + "'("
                    + application.name() + ") is not assigned to a role for the application '" + scope.resource()
                    + "'.");
        }
        Grant grant = new Grant(
                principal, application.clientId(), true, audience, List.of(), form.clientCapabilities(), call.origin());
        return writer.answer(grant, scope);
    }

    private static Answer sent(ObjectNode body) {
        return Answer.json(200, body)
                .with("Cache-Control", "no-store, no-cache")
                .with("Pragma", "no-cache");
    }
}
