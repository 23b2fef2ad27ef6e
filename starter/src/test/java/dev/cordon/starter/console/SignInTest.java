package dev.cordon.starter.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.fake.Seed;
import dev.cordon.starter.Installation;
import dev.cordon.starter.console.Browser.Page;
import dev.cordon.starter.runs.ListedRun;
import dev.cordon.starter.runs.RunState;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInTest {
    private final Installation cordon = new Installation();
    private final Browser dave = Browser.of(cordon, "dave@contoso.com", "Auditor");

    @AfterAll
    void stop() {
        cordon.close();
    }

    @Test
    void whoever_is_not_signed_in_is_led_to_the_tenant_with_a_proof_key() {
        HttpResponse<String> answer = cordon.send(cordon.request("/console").GET());
        assertThat(answer.statusCode()).isEqualTo(302);
        HttpResponse<String> toTenant =
                cordon.send(cordon.request("/oauth2/authorization/entra").GET());

        assertThat(toTenant.headers().firstValue("Location").orElseThrow())
                .startsWith(cordon.tenant.authority() + "/oauth2/v2.0/authorize?response_type=code")
                .contains("code_challenge_method=S256", "scope=openid%20profile", "nonce=")
                .doesNotContain("secret");
        assertThat(toTenant.headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("cordon=")
                .contains("HttpOnly", "SameSite=Lax");
    }

    @Test
    void signing_in_leads_to_the_page_that_was_wanted() {
        assertThat(dave.get("/console/isolate").text("h1")).isEqualTo("Isolate a machine");
        assertThat(dave.get("/").text("#who")).isEqualTo("dave@contoso.com");
        assertThat(dave.get("/").text("#roles")).isEqualTo("Auditor");
    }

    @Test
    void whoever_has_no_role_is_told_so() {
        Page page = Browser.of(cordon, "eve@contoso.com").get("/console");

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.text("#title")).isEqualTo("You are not let in");
        assertThat(page.text("#words")).contains("none of the app roles");
    }

    @Test
    void a_form_without_this_consoles_token_does_nothing() {
        Page page = dave.post("/console/previews", Map.of("incidentId", "ir-1"));

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.text("#title")).isEqualTo("You are not let in");
    }

    @Test
    void pages_run_and_style_nothing_that_did_not_come_as_a_file_of_the_console() {
        Page page = dave.get("/console/isolate");

        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.document().select("script:not([src]), style, [style], [onclick]"))
                .isEmpty();
        for (var each : page.document().select("script[src], link[href]")) {
            Page file = dave.get(each.hasAttr("src") ? each.attr("src") : each.attr("href"));
            assertThat(file.status()).as(file.address().toString()).isEqualTo(200);
            assertThat(file.address().getPath()).matches(".*(-[0-9a-f]{32}\\.|/[0-9.]+/).*");
        }
    }

    @Test
    void a_page_is_read_by_keyboard_and_on_a_phone() {
        Page page = Browser.of(cordon, "alice@contoso.com", "Requester").get("/console/isolate");

        assertThat(page.one("meta[name=viewport]").attr("content")).contains("width=device-width");
        assertThat(page.one("body > :first-child").attr("href")).isEqualTo("#main");
        page.document()
                .select("main input:not([type=hidden]), main select, main textarea")
                .forEach(field -> assertThat(page.has("label[for=" + field.id() + "]"))
                        .as(field.id())
                        .isTrue());
    }

    @Test
    void runs_that_wait_for_somebody_come_first() {
        cordon.listed.add(listed("going-on", false));
        cordon.listed.add(listed("waits", true));
        Page page = dave.get("/console");

        assertThat(page.text("#awaiting"))
                .contains("Isolate vm-app-01", "severity High", "No worker says what it asks.");
        assertThat(page.document().select("#running li")).hasSize(1);
        assertThat(page.text("#running")).contains("snapshot");
        assertThat(page.text("#ended")).contains("No run has ended yet.");
    }

    @Test
    void a_run_that_there_is_not_is_said_so() {
        assertThat(dave.get("/console/runs/isolate-vm.nothing").status()).isEqualTo(404);
    }

    @Test
    void a_session_opens_nothing_of_the_api() {
        assertThat(dave.get("/api/v1/runs/isolate-vm.nothing").status()).isEqualTo(401);
    }

    @Test
    void signing_out_ends_the_session() {
        Browser eve = Browser.of(cordon, "bob@contoso.com", "Approver");
        Page out = eve.press(eve.get("/console"), "#sign-out", Map.of());

        assertThat(out.address().getPath()).isEqualTo("/tenant/oauth2/v2.0/logout");
        assertThat(eve.get("/console/signed-out").text("#title")).isEqualTo("You are signed out");
        assertThat(eve.get("/console/signed-out").has("#who")).isFalse();
    }

    private static ListedRun listed(String id, boolean awaits) {
        return new ListedRun(
                "IsolateVm",
                id,
                "run-of-" + id,
                RunState.RUNNING,
                Instant.parse("2026-05-23T03:00:00Z"),
                null,
                "ir-1",
                "High",
                Seed.APP.id(),
                "snapshot",
                awaits,
                null);
    }
}
