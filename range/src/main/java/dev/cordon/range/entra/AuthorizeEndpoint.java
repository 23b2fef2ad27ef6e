package dev.cordon.range.entra;

import dev.cordon.range.directory.Directory;
import dev.cordon.range.directory.Person;
import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Call;
import dev.cordon.range.http.Refusal;
import dev.cordon.range.http.Service;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Signs people in for the applications that send them here, and sends them back with a code. */
final class AuthorizeEndpoint implements Service {
    private static final Pattern PATH =
            Pattern.compile("/([^/]+)/oauth2/(?:v2\\.0/)?authorize/?", Pattern.CASE_INSENSITIVE);

    private final Directory directory;
    private final Tenants tenants;
    private final Clients clients;
    private final SignInSessions sessions;
    private final AuthorizationCodes codes;
    private final SignInPages pages;

    AuthorizeEndpoint(Directory directory, Tenants tenants, SignInSessions sessions, AuthorizationCodes codes) {
        this.directory = directory;
        this.tenants = tenants;
        this.clients = new Clients(directory);
        this.sessions = sessions;
        this.codes = codes;
        this.pages = new SignInPages(directory);
    }

    @Override
    public boolean accepts(Call call) {
        boolean method = call.method().equals("GET") || call.method().equals("POST");
        return method && PATH.matcher(call.path()).matches();
    }

    @Override
    public String operationName(Call call) {
        return "Microsoft.Entra/signIn/authorize";
    }

    @Override
    public Answer answer(Call call) {
        Matcher path = PATH.matcher(call.path());
        if (!path.matches()) {
            throw new IllegalArgumentException(call.path() + " is no authorization endpoint");
        }
        AuthorizationRequest request;
        try {
            tenants.require(path.group(1));
            request = AuthorizationRequest.of(TokenForm.ofRequest(call), clients);
        } catch (Refusal refusal) {
            return pages.problem(refusal.answer());
        }
        try {
            request.check();
            return isPassword(call) ? byPassword(request, call) : bySession(request, call);
        } catch (Refusal refusal) {
            return back(request, OAuthError.of(refusal.answer()).fields());
        }
    }

    private static boolean isPassword(Call call) {
        return call.method().equals("POST")
                && TokenForm.of(call).field("passwd").isPresent();
    }

    private Answer bySession(AuthorizationRequest request, Call call) {
        Optional<Person> known = sessions.personAt(call).filter(request::mayMean);
        if (known.isPresent() && !request.asks()) {
            return admit(request, known.get());
        }
        if (request.silent()) {
            throw AadError.SIGN_IN_NEEDED.because(
                    "Session information is not sufficient for single-sign-on; nobody fitting is signed in.");
        }
        return pages.signIn(request, request.loginHint(), "");
    }

    private Answer byPassword(AuthorizationRequest request, Call call) {
        if (!call.header("Origin").orElse(call.origin()).equals(call.origin())) {
            throw AadError.MALFORMED_REQUEST.because("The password came from another site's form.");
        }
        TokenForm form = TokenForm.of(call);
        String user = form.field("login").orElse("");
        Optional<Person> person =
                directory.byUser(user).filter(found -> Clients.same(form.required("passwd"), found.password()));
        if (person.isEmpty()) {
            String words =
                    AadError.WRONG_PASSWORD.words("Error validating credentials due to invalid username or password.");
            return pages.signIn(request, user, words);
        }
        return sessions.begin(call, person.get(), admit(request, person.get()));
    }

    private Answer admit(AuthorizationRequest request, Person person) {
        SignIn signIn = request.signInOf(person);
        boolean assigned = request.client().application() == null
                || !signIn.roles().isEmpty()
                || request.client().application().appRoles().isEmpty();
        if (!assigned) {
            return pages.problem(AadError.USER_NOT_ASSIGNED
                    .because(
                            "The signed in user '" + person.user() + "' is not assigned to a role for the application '"
                                    + request.client().clientId() + "'("
                                    + request.client().name() + ").")
                    .answer());
        }
        return back(request, Map.of("code", codes.issue(signIn, request.redirectUri(), request.challenge())));
    }

    private Answer back(AuthorizationRequest request, Map<String, String> answer) {
        Map<String, String> fields = new TreeMap<>(answer);
        request.fields().field("state").ifPresent(state -> fields.put("state", state));
        return request.wantsForm()
                ? pages.posting(request.redirectUri(), fields)
                : SignInPages.redirect(request.redirectUri(), fields);
    }
}
