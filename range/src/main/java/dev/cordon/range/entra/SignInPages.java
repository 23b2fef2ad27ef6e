package dev.cordon.range.entra;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import dev.cordon.range.directory.Directory;
import dev.cordon.range.directory.Person;
import dev.cordon.range.http.Answer;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What people see while they sign in and out: pages that need no script, and the way back to the application. */
final class SignInPages {
    private final Directory directory;
    private final Template signIn = template("sign-in");
    private final Template posting = template("posting");
    private final Template message = template("message");

    SignInPages(Directory directory) {
        this.directory = directory;
    }

    private static Template template(String name) {
        return Mustache.compiler()
                .emptyStringIsFalse(true)
                .withLoader(SignInPages::read)
                .compile(read(name));
    }

    private static Reader read(String name) {
        InputStream file = SignInPages.class.getResourceAsStream(name + ".mustache");
        return new InputStreamReader(Objects.requireNonNull(file, name), StandardCharsets.UTF_8);
    }

    /** Asks for a user name and a password. */
    Answer signIn(AuthorizationRequest request, String user, String problem) {
        List<Map<String, String>> people = directory.people().stream()
                .map(person -> offered(person, request))
                .toList();
        Map<String, Object> content = new HashMap<>(Map.of(
                "title",
                "Sign in",
                "client",
                request.client().name(),
                "query",
                request.fields().asQuery(),
                "user",
                user,
                "problem",
                problem,
                "people",
                people));
        int status = problem.isEmpty() ? 200 : AadError.WRONG_PASSWORD.status();
        return page(status, signIn, content, "'self' " + RedirectUris.origin(request.redirectUri()));
    }

    private static Map<String, String> offered(Person person, AuthorizationRequest request) {
        return Map.of(
                "name", person.displayName(),
                "user", person.user(),
                "roles", String.join(", ", person.roles()),
                "query", request.fields().with("login_hint", person.user()).asQuery());
    }

    /** Sends an answer to the application as a form: by a script, or by the person pressing its button. */
    Answer posting(String redirectUri, Map<String, String> fields) {
        List<Map<String, String>> inputs = fields.entrySet().stream()
                .map(field -> Map.of("name", field.getKey(), "value", field.getValue()))
                .toList();
        Map<String, Object> content =
                new HashMap<>(Map.of("title", "Signed in", "address", redirectUri, "fields", inputs));
        return page(200, posting, content, RedirectUris.origin(redirectUri));
    }

    /** Sends an answer to the application in an address. */
    static Answer redirect(String redirectUri, Map<String, String> fields) {
        String query = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + TokenForm.encode(field.getValue()))
                .collect(Collectors.joining("&"));
        String joined = query.isEmpty() ? "" : (redirectUri.contains("?") ? "&" : "?") + query;
        return Answer.empty(302).with("Location", redirectUri + joined).with("Cache-Control", "no-store");
    }

    /** Tells the person what an application did wrong; nothing is sent to any address. */
    Answer problem(Answer refusal) {
        return said(
                refusal.status(),
                "We cannot sign you in",
                OAuthError.of(refusal).description());
    }

    Answer said(int status, String title, String text) {
        return page(status, message, new HashMap<>(Map.of("title", title, "text", text)), "'none'");
    }

    private static Answer page(int status, Template template, Map<String, Object> content, String formAction) {
        String nonce = RandomNames.next();
        content.put("nonce", nonce);
        String allowed = "default-src 'none'; style-src 'nonce-%s'; script-src 'nonce-%s'; form-action %s;"
                + " frame-ancestors 'none'; base-uri 'none'";
        return Answer.text(status, "text/html; charset=utf-8", template.execute(content))
                .with("Content-Security-Policy", allowed.formatted(nonce, nonce, formAction))
                .with("Cache-Control", "no-store")
                .with("Referrer-Policy", "same-origin")
                .with("X-Content-Type-Options", "nosniff")
                .with("X-Frame-Options", "DENY");
    }
}
