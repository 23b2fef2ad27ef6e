package dev.cordon.range.entra;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.directory.Directory;
import dev.cordon.range.directory.Person;
import dev.cordon.range.http.Call;
import dev.cordon.range.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The tokens that an application gets for a person who signed in to it. */
final class PersonTokens {
    private final Directory directory;
    private final TokenWriter writer;

    PersonTokens(Directory directory, TokenWriter writer) {
        this.directory = directory;
        this.writer = writer;
    }

    ObjectNode answer(SignIn signIn, TokenForm request, Call call) {
        boolean scoped = request.field("scope").isPresent() || signIn.scope().isEmpty();
        TokenForm form = scoped ? request : request.with("scope", signIn.scope());
        RequestedScope scope = RequestedScope.of(form);
        Principal principal = Principal.of(signIn.person());
        Audience audience = Audience.required(scope, directory);
        if (audience.requiresAssignment() && principal.rolesOn(audience).isEmpty()) {
            throw AadError.USER_NOT_ASSIGNED.because(
                    "The signed in user '" + signIn.person().user()
                            + "' is not assigned to a role for the application '" + scope.resource() + "'.");
        }
        Grant grant = new Grant(
                principal,
                signIn.clientId(),
                signIn.confidential(),
                audience,
                scope.granted(),
                form.clientCapabilities(),
                call.origin());
        ObjectNode body = writer.answer(grant, scope).put("scope", scope.given());
        addPersonal(body, grant, signIn, scope);
        if (form.field("client_info").isPresent()) {
            body.put("client_info", clientInfo(signIn.person()));
        }
        return body;
    }

    private void addPersonal(ObjectNode body, Grant grant, SignIn signIn, RequestedScope scope) {
        if (scope.wantsRefreshToken()) {
            body.put("refresh_token", writer.refreshToken(grant, signIn));
        }
        if (scope.wantsIdToken()) {
            body.put("id_token", writer.idToken(grant, signIn));
        }
    }

    private String clientInfo(Person person) {
        String info = Json.write(Json.object().put("uid", person.objectId()).put("utid", directory.tenantId()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(info.getBytes(StandardCharsets.UTF_8));
    }
}
