package dev.cordon.range.entra;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.directory.Directory;
import dev.cordon.range.directory.Person;
import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Call;
import dev.cordon.range.http.Caller;
import dev.cordon.range.http.Json;
import dev.cordon.range.http.Service;
import java.util.List;
import java.util.Optional;

/** Tells an application who signed in to it, as Graph does. */
final class UserInfoEndpoint implements Service {
    static final String PATH = "/oidc/userinfo";

    private final Directory directory;

    UserInfoEndpoint(Directory directory) {
        this.directory = directory;
    }

    @Override
    public boolean accepts(Call call) {
        boolean method = call.method().equals("GET") || call.method().equals("POST");
        return method && call.path().equals(PATH);
    }

    @Override
    public String operationName(Call call) {
        return "Microsoft.Graph/oidc/userinfo/read";
    }

    @Override
    public Answer answer(Call call) {
        Caller caller = call.caller();
        Optional<Person> person = caller == null ? Optional.empty() : directory.byObjectId(caller.objectId());
        if (caller == null || person.isEmpty()) {
            return refused(401, "InvalidAuthenticationToken", call.tokenProblem())
                    .with("WWW-Authenticate", "Bearer error=\"invalid_token\"");
        }
        List<String> scopes = List.of(caller.claims().getOrDefault("scp", "").split(" "));
        if (!scopes.contains("openid")) {
            return refused(403, "Authorization_RequestDenied", "Insufficient privileges: the scope openid is missing.");
        }
        return Answer.json(200, described(person.get(), caller.appId(), scopes));
    }

    private static ObjectNode described(Person person, String appId, List<String> scopes) {
        String[] names = person.displayName().split(" ", 2);
        ObjectNode body = Json.object().put("sub", SignIn.subject(person.objectId(), appId));
        body.put("name", person.displayName());
        body.put("given_name", names[0]).put("family_name", names[names.length - 1]);
        if (scopes.contains("email")) {
            body.put("email", person.user());
        }
        return body;
    }

    private static Answer refused(int status, String code, String message) {
        ObjectNode body = Json.object();
        body.putObject("error").put("code", code).put("message", message);
        return Answer.json(status, body);
    }
}
