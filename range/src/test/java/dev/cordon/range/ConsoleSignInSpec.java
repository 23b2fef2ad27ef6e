package dev.cordon.range;

import static dev.cordon.range.Browser.sentBack;
import static dev.cordon.range.Browser.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.cordon.range.directory.Application;
import dev.cordon.range.directory.Directory;
import dev.cordon.range.directory.Person;
import dev.cordon.range.http.Json;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A person signs in to the console through the tenant's own page, and nobody else gets anything out of it. */
class ConsoleSignInSpec extends RangeSpec {
    private static final String CALLBACK = "http://localhost:8080/login/oauth2/code/tenant";
    private static final String CLI_CALLBACK = "http://localhost:8400";
    private static final String AZURE_CLI = "04b07795-8ddb-461a-bbee-02f9e1bf7b46";
    // The example of RFC 7636, appendix B.
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private Browser browser;
    private Application console;
    private Person bob;
    private Map<String, String> request;

    @BeforeEach
    void prepare() {
        browser = new Browser(range);
        console = range.directory().application("cordon-api");
        bob = range.directory().byUser("bob@contoso.com").orElseThrow();
        request = new LinkedHashMap<>();
        request.put("client_id", console.clientId());
        request.put("response_type", "code");
        request.put("redirect_uri", CALLBACK);
        request.put("scope", "openid profile email offline_access");
        request.put("state", "a b&c=d");
        request.put("nonce", "n-0S6_WzA2Mj");
        request.put("code_challenge", CHALLENGE);
        request.put("code_challenge_method", "S256");
    }

    @Test
    void a_person_signs_in_and_the_application_learns_who_it_is_and_which_roles_are_held() throws Exception {
        assertThat(browser.authorize(request).statusCode()).isEqualTo(200);
        HttpResponse<String> back = browser.signIn(request, bob.user(), bob.password());

        assertThat(back.statusCode()).isEqualTo(302);
        assertThat(location(back)).startsWith(CALLBACK + "?");
        assertThat(sentBack(back)).containsEntry("state", "a b&c=d").containsOnlyKeys("code", "state");
        JsonNode tokens = Json.read(redeem(redeeming(back)).body());
        JWTClaimsSet claims = verified(tokens.path("id_token").asText());
        assertThat(claims.getAudience()).containsExactly(console.clientId());
        assertThat(claims.getIssuer()).isEqualTo(range.url() + "/" + Directory.TENANT_ID + "/v2.0");
        assertThat(claims.getStringClaim("tid")).isEqualTo(Directory.TENANT_ID);
        assertThat(claims.getStringClaim("oid")).isEqualTo(bob.objectId());
        assertThat(claims.getStringClaim("name")).isEqualTo("Bob Baker");
        assertThat(claims.getStringClaim("preferred_username")).isEqualTo("bob@contoso.com");
        assertThat(claims.getStringClaim("email")).isEqualTo("bob@contoso.com");
        assertThat(claims.getStringClaim("nonce")).isEqualTo("n-0S6_WzA2Mj");
        assertThat(claims.getStringListClaim("roles")).containsExactly("Approver");
        assertThat(tokens.path("scope").asText()).isEqualTo("openid profile email offline_access");
    }

    @Test
    void user_info_names_the_same_subject_as_the_id_token_and_another_application_knows_another() throws Exception {
        JsonNode tokens = Json.read(redeem(redeeming(signedIn())).body());
        Map<String, String> cli = cliRequest();
        Map<String, String> cliRedeeming = with(redeeming(browser.authorize(cli)), "client_secret", "");
        cliRedeeming = with(with(cliRedeeming, "client_id", AZURE_CLI), "redirect_uri", CLI_CALLBACK);
        JsonNode cliTokens = Json.read(redeem(cliRedeeming).body());

        JsonNode info = Json.read(userInfo(tokens.path("access_token").asText()).body());

        String subject = verified(tokens.path("id_token").asText()).getSubject();
        assertThat(info.path("sub").asText()).isEqualTo(subject);
        assertThat(info.path("given_name").asText()).isEqualTo("Bob");
        assertThat(verified(cliTokens.path("id_token").asText()).getSubject())
                .isNotBlank()
                .isNotEqualTo(subject);
        assertThat(userInfo(tokens.path("id_token").asText()).statusCode()).isEqualTo(401);
    }

    @Test
    void a_refresh_token_takes_the_secret_again_and_keeps_its_scope() throws Exception {
        JsonNode tokens = Json.read(redeem(redeeming(signedIn())).body());
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "refresh_token");
        form.put("client_id", console.clientId());
        form.put("refresh_token", tokens.path("refresh_token").asText());

        assertThat(codeOf(redeem(form))).isEqualTo(7000218);
        JsonNode again = Json.read(
                redeem(with(form, "client_secret", console.clientSecret())).body());

        assertThat(verified(again.path("id_token").asText()).getStringListClaim("roles"))
                .containsExactly("Approver");
        assertThat(again.path("refresh_token").asText()).isNotBlank();
    }

    @Test
    void a_code_is_redeemed_once_and_only_with_everything_it_was_asked_for_with() {
        Map<String, String> form = redeeming(signedIn());

        assertThat(codeOf(redeem(with(form, "code_verifier", VERIFIER.replace('d', 'e')))))
                .isEqualTo(501481);
        assertThat(codeOf(redeem(with(form, "code_verifier", "")))).isEqualTo(501481);
        assertThat(codeOf(redeem(with(form, "redirect_uri", CALLBACK.replace("8080", "8081")))))
                .isEqualTo(500112);
        assertThat(codeOf(redeem(with(form, "client_secret", "")))).isEqualTo(7000218);
        assertThat(codeOf(redeem(with(form, "client_secret", "guessed")))).isEqualTo(7000215);
        assertThat(codeOf(redeem(with(form, "code", "guessed")))).isEqualTo(70000);
        Application other = range.directory().application("audit-reader");
        assertThat(codeOf(
                        redeem(with(with(form, "client_id", other.clientId()), "client_secret", other.clientSecret()))))
                .isEqualTo(70000);
        assertThat(redeem(form).statusCode()).isEqualTo(200);
        assertThat(codeOf(redeem(form))).isEqualTo(54005);
    }

    @Test
    void a_verifier_for_a_request_that_lost_its_challenge_is_refused() {
        request = with(with(request, "code_challenge", ""), "code_challenge_method", "");

        assertThat(codeOf(redeem(redeeming(signedIn())))).isEqualTo(501481);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/login/oauth2/code/tenant",
                "http://localhost:8080/login/oauth2/code/other",
                "http://localhost:8080/login/oauth2/code/tenant/../tenant",
                "http://localhost:8080/login/oauth2/code/tenant?more=1",
                "http://localhost:8080/login/oauth2/code/tenant#part",
                "http://localhost@evil.example/login/oauth2/code/tenant",
                "http://localhost.evil.example:8080/login/oauth2/code/tenant",
                "https://localhost:8080/login/oauth2/code/tenant",
                "//localhost:8080/login/oauth2/code/tenant",
                "/login/oauth2/code/tenant",
                "javascript:alert(1)",
                "http://localhost:8080\\@evil.example/login/oauth2/code/tenant",
            })
    void an_address_that_is_not_registered_is_never_redirected_to(String address) {
        Map<String, String> astray = with(request, "redirect_uri", address);
        signedIn();

        for (HttpResponse<String> answer : List.of(
                browser.authorize(astray),
                browser.authorize(with(astray, "prompt", "none")),
                browser.authorize(with(astray, "response_type", "token")),
                browser.signIn(astray, bob.user(), bob.password()))) {
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.headers().firstValue("Location")).isEmpty();
            assertThat(answer.body()).contains("AADSTS50011").doesNotContain("href=", "<form");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8080/login/oauth2/code/tenant",
                "http://127.0.0.1:8080/login/oauth2/code/tenant",
                "http://localhost:49213/login/oauth2/code/tenant",
                "http://127.0.0.1/login/oauth2/code/tenant"
            })
    void the_console_may_listen_on_any_port_of_this_machine(String address) {
        HttpResponse<String> back = browser.signIn(with(request, "redirect_uri", address), bob.user(), bob.password());

        assertThat(location(back)).startsWith(address + "?code=");
    }

    @Test
    void an_application_without_an_address_and_one_that_is_unknown_are_told_so_on_the_page() {
        Application playbook = range.directory().application("sentinel-playbook");

        assertThat(browser.authorize(with(request, "client_id", playbook.clientId()))
                        .body())
                .contains("AADSTS50011");
        assertThat(browser.authorize(with(request, "client_id", "nobody")).body())
                .contains("AADSTS700016");
        assertThat(browser.authorize(with(request, "redirect_uri", "")).body()).contains("AADSTS900144");
    }

    @Test
    void what_an_application_may_not_ask_for_is_answered_to_it_with_its_state() {
        assertThat(sentBack(browser.authorize(with(request, "response_type", "token"))))
                .containsEntry("error", "unsupported_response_type")
                .containsEntry("state", "a b&c=d");
        assertThat(sentBack(browser.authorize(with(request, "response_mode", "fragment"))))
                .containsEntry("error", "invalid_request");
        assertThat(sentBack(browser.authorize(with(request, "code_challenge_method", "plain")))
                        .get("error_description"))
                .contains("'plain' is not supported; use S256");
        assertThat(sentBack(browser.authorize(with(request, "code_challenge_method", "")))
                        .get("error_description"))
                .contains("'plain' is not supported; use S256");
        assertThat(sentBack(browser.authorize(with(request, "code_challenge", "short")))
                        .get("error_description"))
                .contains("AADSTS50147");
        assertThat(sentBack(browser.authorize(with(request, "scope", "")))).containsEntry("error", "invalid_request");
    }

    @Test
    void a_wrong_password_is_said_in_entras_words_and_signs_nobody_in() {
        HttpResponse<String> refused = browser.signIn(request, bob.user(), "guessed");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains(
                        "role=\"alert\">AADSTS50126: Error validating credentials due to invalid username or password.")
                .contains("value=\"bob@contoso.com\"")
                .doesNotContain("guessed");
        assertThat(refused.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(browser.signIn(request, "mallory@contoso.com", "guessed").body())
                .contains("AADSTS50126");
        assertThat(sentBack(browser.authorize(with(request, "prompt", "none"))))
                .containsEntry("error", "login_required");
    }

    @Test
    void a_password_that_another_site_sends_is_not_taken() {
        HttpResponse<String> refused =
                browser.signIn(request, bob.user(), bob.password(), "Origin", "https://evil.example");

        assertThat(sentBack(refused)).containsKey("error").doesNotContainKey("code");
        assertThat(browser.signIn(
                                request,
                                bob.user(),
                                bob.password(),
                                "Origin",
                                range.url().toString())
                        .statusCode())
                .isEqualTo(302);
    }

    @Test
    void whoever_signed_in_is_let_into_a_second_application_without_a_password() {
        signedIn();

        assertThat(sentBack(browser.authorize(cliRequest()))).containsKey("code");
        assertThat(sentBack(browser.authorize(with(request, "prompt", "none")))).containsKey("code");
        assertThat(browser.authorize(with(request, "prompt", "login")).statusCode())
                .isEqualTo(200);
        assertThat(browser.authorize(with(request, "prompt", "select_account")).statusCode())
                .isEqualTo(200);
        assertThat(browser.authorize(with(request, "login_hint", "carol@contoso.com"))
                        .body())
                .contains("value=\"carol@contoso.com\"");
        assertThat(new Browser(range).authorize(request).statusCode()).isEqualTo(200);
    }

    @Test
    void the_session_cookie_is_kept_from_scripts_from_plain_http_and_from_other_sites() {
        assertThat(signedIn().headers().firstValue("Set-Cookie").orElse(""))
                .contains("; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax");
    }

    @Test
    void the_page_shows_what_it_was_given_as_text_and_lets_no_script_in() {
        String hint = "\"><script>alert('x')</script>";
        HttpResponse<String> page = browser.authorize(with(with(request, "login_hint", hint), "state", hint));

        assertThat(page.body())
                .doesNotContain("<script", "\"><")
                .contains("value=\"&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;\"");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .contains("form-action 'self' http://localhost:8080;")
                .doesNotContain("unsafe-inline");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void the_page_offers_the_people_of_the_tenant_and_none_of_their_passwords() {
        String page = browser.authorize(request).body();

        assertThat(page)
                .contains("<label for=\"login\">User name</label>", "<label for=\"passwd\">Password</label>")
                .contains("simulated tenant", "prefers-color-scheme: dark");
        for (Person person : range.directory().people()) {
            assertThat(page).contains(person.displayName(), person.user()).doesNotContain(person.password());
        }
    }

    @Test
    void an_answer_by_form_post_is_a_form_to_the_application_that_works_without_a_script() {
        Map<String, String> byForm = with(with(request, "response_mode", "form_post"), "state", "<b>\"");
        HttpResponse<String> page = browser.signIn(byForm, bob.user(), bob.password());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("method=\"post\" action=\"" + CALLBACK + "\"", "name=\"code\"", "<button")
                .contains("name=\"state\" value=\"&lt;b&gt;&quot;\"");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("form-action http://localhost:8080;");
    }

    @Test
    void signing_out_ends_the_session_and_leads_back_to_the_application() {
        signedIn();
        HttpResponse<String> out =
                browser.signOut(Map.of("post_logout_redirect_uri", "http://localhost:8080/", "state", "s"));

        assertThat(location(out)).isEqualTo("http://localhost:8080/?state=s");
        assertThat(browser.authorize(request).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/",
                "http://localhost@evil.example/",
                "http://localhost.evil.example/",
                "javascript:alert(1)",
                "/",
                "http://localhost:8080\\@evil.example/"
            })
    void signing_out_leads_to_nobody_elses_address(String address) {
        HttpResponse<String> out = browser.signOut(Map.of("post_logout_redirect_uri", address));

        assertThat(out.statusCode()).isEqualTo(200);
        assertThat(out.headers().firstValue("Location")).isEmpty();
        assertThat(out.body()).contains("You signed out").doesNotContain("evil");
    }

    @Test
    void discovery_names_what_there_is() {
        JsonNode document = Json.read(range.send(HttpRequest.newBuilder(URI.create(
                                range.url() + "/" + Directory.TENANT_ID + "/v2.0/.well-known/openid-configuration"))
                        .build())
                .body());
        String base = range.url() + "/" + Directory.TENANT_ID + "/oauth2/v2.0/";

        assertThat(document.path("authorization_endpoint").asText()).isEqualTo(base + "authorize");
        assertThat(document.path("end_session_endpoint").asText()).isEqualTo(base + "logout");
        assertThat(document.path("userinfo_endpoint").asText()).isEqualTo(range.url() + "/oidc/userinfo");
        assertThat(document.path("response_types_supported")).hasToString("[\"code\"]");
        assertThat(document.path("response_modes_supported")).hasToString("[\"query\",\"form_post\"]");
    }

    @Test
    void the_journal_keeps_no_code_and_no_token_of_a_sign_in() {
        HttpResponse<String> back = signedIn();
        String idToken =
                Json.read(redeem(redeeming(back)).body()).path("id_token").asText();
        browser.signOut(Map.of("id_token_hint", idToken));

        assertThat(range.admin("GET", "journal", "").toString())
                .contains("/oauth2/v2.0/logout")
                .doesNotContain(sentBack(back).get("code"), idToken, bob.password());
    }

    private HttpResponse<String> signedIn() {
        return browser.signIn(request, bob.user(), bob.password());
    }

    private Map<String, String> cliRequest() {
        return with(with(request, "client_id", AZURE_CLI), "redirect_uri", CLI_CALLBACK);
    }

    private Map<String, String> redeeming(HttpResponse<String> back) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("client_id", console.clientId());
        form.put("client_secret", console.clientSecret());
        form.put("code", sentBack(back).get("code"));
        form.put("redirect_uri", CALLBACK);
        form.put("code_verifier", VERIFIER);
        return form;
    }

    private HttpResponse<String> redeem(Map<String, String> form) {
        return range.send(
                HttpRequest.newBuilder(URI.create(range.url() + "/" + Directory.TENANT_ID + "/oauth2/v2.0/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(Browser.query(form)))
                        .build());
    }

    private HttpResponse<String> userInfo(String token) {
        return range.send(HttpRequest.newBuilder(URI.create(range.url() + "/oidc/userinfo"))
                .header("Authorization", "Bearer " + token)
                .build());
    }

    private JWTClaimsSet verified(String token) throws Exception {
        SignedJWT jwt = SignedJWT.parse(token);
        String keys = range.send(HttpRequest.newBuilder(
                                URI.create(range.url() + "/" + Directory.TENANT_ID + "/discovery/v2.0/keys"))
                        .build())
                .body();
        assertThat(jwt.verify(new RSASSAVerifier(JWKSet.parse(keys)
                        .getKeyByKeyId(jwt.getHeader().getKeyID())
                        .toRSAKey())))
                .isTrue();
        return jwt.getJWTClaimsSet();
    }

    private static int codeOf(HttpResponse<String> answer) {
        return Json.read(answer.body()).at("/error_codes/0").asInt();
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }
}
