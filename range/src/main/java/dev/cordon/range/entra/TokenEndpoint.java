package dev.cordon.range.entra;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.directory.Application;
import dev.cordon.range.directory.Directory;
import dev.cordon.range.directory.Person;
import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Call;
import dev.cordon.range.http.Json;
import dev.cordon.range.http.Service;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Issues tokens to applications by their secret and to people by their password. */
final class TokenEndpoint implements Service {
    private static final Pattern PATH =
            Pattern.compile("/([^/]+)/oauth2/(?:v2\\.0/)?token/?", Pattern.CASE_INSENSITIVE);

    private final Directory directory;
    private final Tenants tenants;
    private final Clients clients;
    private final RefreshTokens refreshTokens;
    private final TokenWriter writer;

    TokenEndpoint(Directory directory, Tenants tenants, RefreshTokens refreshTokens, TokenWriter writer) {
        this.directory = directory;
        this.tenants = tenants;
        this.clients = new Clients(directory);
        this.refreshTokens = refreshTokens;
        this.writer = writer;
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
        return switch (grantType) {
            case "client_credentials" -> toApplication(tenant, form, call);
            case "password" -> toPerson(byPassword(form), form, call);
            case "refresh_token" ->
                toPerson(refreshTokens.redeem(form.required("refresh_token"), form.required("client_id")), form, call);
            default ->
                throw AadError.UNSUPPORTED_GRANT.because(
                        "The app requested an unsupported grant type '" + grantType + "'.");
        };
    }

    private Answer toApplication(String tenant, TokenForm form, Call call) {
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
        Audience audience = audience(scope);
        if (audience.requiresAssignment() && principal.rolesOn(audience).isEmpty()) {
            throw AadError.APPLICATION_NOT_ASSIGNED.because("Application '" + application.clientId() + "'("
                    + application.name() + ") is not assigned to a role for the application '" + scope.resource()
                    + "'.");
        }
        Grant grant = new Grant(
                principal, application.clientId(), true, audience, List.of(), form.clientCapabilities(), call.origin());
        return sent(answer(grant, scope));
    }

    private Answer toPerson(Person person, TokenForm form, Call call) {
        boolean confidential = clients.isConfidential(form);
        RequestedScope scope = RequestedScope.of(form);
        Principal principal = Principal.of(person);
        Audience audience = audience(scope);
        if (audience.requiresAssignment() && principal.rolesOn(audience).isEmpty()) {
            throw AadError.USER_NOT_ASSIGNED.because("The signed in user '" + person.user()
                    + "' is not assigned to a role for the application '" + scope.resource() + "'.");
        }
        List<String> scopes = scope.isDefault() ? List.of("user_impersonation") : scope.permissions();
        Grant grant = new Grant(
                principal,
                form.required("client_id"),
                confidential,
                audience,
                scopes,
                form.clientCapabilities(),
                call.origin());
        ObjectNode body = answer(grant, scope).put("scope", delegated(scope, scopes));
        addPersonal(body, grant, person, scope);
        if (form.field("client_info").isPresent()) {
            body.put("client_info", clientInfo(person));
        }
        return sent(body);
    }

    private void addPersonal(ObjectNode body, Grant grant, Person person, RequestedScope scope) {
        if (scope.wantsRefreshToken()) {
            body.put("refresh_token", writer.refreshToken(grant));
        }
        if (scope.openId().contains("openid")) {
            body.put("id_token", writer.idToken(grant, person));
        }
    }

    private static String delegated(RequestedScope scope, List<String> scopes) {
        return scopes.stream()
                .map(permission -> scope.resource() + "/" + permission)
                .reduce((a, b) -> a + " " + b)
                .orElse("");
    }

    private Person byPassword(TokenForm form) {
        String user = form.required("username");
        Person person = directory
                .byUser(user)
                .orElseThrow(() -> AadError.UNKNOWN_USER.because("The user account " + user + " does not exist in the "
                        + directory.tenantId() + " directory. To sign into this application, the account must be added"
                        + " to the directory."));
        if (!Clients.same(form.required("password"), person.password())) {
            throw AadError.WRONG_PASSWORD.because("Error validating credentials due to invalid username or password.");
        }
        return person;
    }

    private Audience audience(RequestedScope scope) {
        return Audience.of(scope.resource(), directory)
                .orElseThrow(() -> AadError.UNKNOWN_RESOURCE.because("The resource principal named " + scope.resource()
                        + " was not found in the tenant named " + directory.tenantId() + ". This can happen if the"
                        + " application has not been installed by the administrator of the tenant or consented to by"
                        + " any user in the tenant."));
    }

    private ObjectNode answer(Grant grant, RequestedScope scope) {
        long seconds = TokenWriter.LIFETIME.toSeconds();
        return Json.object()
                .put("token_type", "Bearer")
                .put("expires_in", seconds)
                .put("ext_expires_in", seconds)
                .put("expires_on", String.valueOf(writer.expiry().getEpochSecond()))
                .put("resource", scope.resource())
                .put("access_token", writer.accessToken(grant));
    }

    private static Answer sent(ObjectNode body) {
        return Answer.json(200, body)
                .with("Cache-Control", "no-store, no-cache")
                .with("Pragma", "no-cache");
    }

    private String clientInfo(Person person) {
        String info = Json.write(Json.object().put("uid", person.objectId()).put("utid", directory.tenantId()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(info.getBytes(StandardCharsets.UTF_8));
    }
}
