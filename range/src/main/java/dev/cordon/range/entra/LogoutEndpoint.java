package dev.cordon.range.entra;

import dev.cordon.range.directory.Directory;
import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Call;
import dev.cordon.range.http.Service;
import java.util.Map;
import java.util.regex.Pattern;

/** Signs people out, and sends them on to an application where a registered one asks for that. */
final class LogoutEndpoint implements Service {
    private static final Pattern PATH =
            Pattern.compile("/([^/]+)/oauth2/(?:v2\\.0/)?logout/?", Pattern.CASE_INSENSITIVE);

    private final Directory directory;
    private final Tenants tenants;
    private final SignInSessions sessions;
    private final SignInPages pages;

    LogoutEndpoint(Directory directory, Tenants tenants, SignInSessions sessions) {
        this.directory = directory;
        this.tenants = tenants;
        this.sessions = sessions;
        this.pages = new SignInPages(directory);
    }

    @Override
    public boolean accepts(Call call) {
        boolean method = call.method().equals("GET") || call.method().equals("POST");
        return method && PATH.matcher(call.path()).matches();
    }

    @Override
    public String operationName(Call call) {
        return "Microsoft.Entra/signIn/logout";
    }

    @Override
    public Answer answer(Call call) {
        tenants.require(call.path().split("/", -1)[1]);
        TokenForm fields = call.method().equals("POST") ? TokenForm.of(call) : TokenForm.ofRequest(call);
        Answer next = fields.field("post_logout_redirect_uri")
                .filter(this::belongsToAnApplication)
                .map(address -> SignInPages.redirect(address, state(fields)))
                .orElseGet(() -> pages.said(200, "You signed out", "You may close this window."));
        return sessions.end(call, next);
    }

    private static Map<String, String> state(TokenForm fields) {
        return fields.field("state").map(state -> Map.of("state", state)).orElse(Map.of());
    }

    private boolean belongsToAnApplication(String address) {
        return directory.applications().stream()
                .flatMap(application -> application.redirectUris().stream())
                .anyMatch(registered -> RedirectUris.sharesOrigin(registered, address));
    }
}
