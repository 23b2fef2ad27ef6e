package dev.cordon.embedded.wholepath;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(240)
class ConsoleTest {
    private static final double LONGEST_MILLIS = 60_000;
    private static final int PHONE = 500;
    private static final int PLAN_ENDS_AT = 1660;
    private static final String ALICE = "alice@contoso.com";
    private static final String BOB = "bob@contoso.com";
    private static final String DAVE = "dave@contoso.com";

    @RegisterExtension
    static final RunningCordon CORDON = new RunningCordon();

    @Test
    void a_gate_outlives_server_and_worker_and_opens_for_a_second_person_in_the_browser() throws Exception {
        String run = mediumIsolation("INC-2026-0142");
        CORDON.caller(ALICE).question(run);
        CORDON.kill(CORDON.supervisor().worker(), CORDON.supervisor().temporal().orElseThrow());

        try (Chromium chromium = new Chromium(CORDON.installation().starterUrl())) {
            Page bob = chromium.signedIn(CORDON.person(BOB));
            assertThat(bob.locator("#awaiting li").first()).containsText("INC-2026-0142");
            assertThat(bob.locator("#awaiting li").first()).containsText("For you: approve, refuse.");
            keep(bob, "console-runs");
            Page phone = chromium.signedInOnPhone(CORDON.person(BOB));
            phone.locator("#awaiting a.run").first().click();
            assertThat(phone.locator("#choose-approve")).isVisible();
            keep(phone, "console-phone-dark");

            bob.locator("#awaiting a.run").first().click();
            assertThat(bob.locator("#changes")).containsText("nsg-ir-quarantine");
            assertThat(bob.locator("#changes")).containsText("nic-web-01");
            bob.fill("#comment-isolate", "Seen, and agreed with the owner");
            keep(bob, "console-gate");
            bob.click("#choose-approve");
            assertThat(bob.locator("#status"))
                    .hasText("contained", new LocatorAssertions.HasTextOptions().setTimeout(LONGEST_MILLIS));
            assertThat(bob.locator("#decisions")).containsText(BOB + ": approve");
            assertThat(bob.locator("#decisions .source")).containsText("Authenticated");
            keep(bob, "console-contained");
        }
        reportNamesBoth(CORDON.caller(ALICE).ended(run).path("report"));
    }

    @Test
    void who_asked_and_who_only_reads_are_told_in_words_why_they_cannot_approve() {
        String run = mediumIsolation("INC-2026-0143");
        CORDON.caller(ALICE).question(run);

        try (Chromium chromium = new Chromium(CORDON.installation().starterUrl())) {
            Page alice = opened(chromium, ALICE, run);
            assertThat(alice.locator("#objection-approve"))
                    .hasText("You asked for this run; somebody else approves it.");
            assertThat(alice.locator("#choose-approve")).hasCount(0);
            Page dave = opened(chromium, DAVE, run);
            assertThat(dave.locator("#objection"))
                    .hasText("Gates are decided by somebody with the role Approver or Commander; you have Auditor.");
            assertThat(dave.locator("#question button")).hasCount(0);
        }
        CORDON.caller(BOB).decide(run, "refuse", "An exercise");
        assertThat(CORDON.caller(ALICE).ended(run).at("/report/verdict").asText())
                .isEqualTo("REFUSED");
    }

    @Test
    void an_answer_that_was_slow_never_covers_a_newer_one() {
        String run = mediumIsolation("INC-2026-0144");
        CORDON.caller(ALICE).question(run);

        try (Chromium chromium = new Chromium(CORDON.installation().starterUrl())) {
            Page alice = opened(chromium, ALICE, run);
            assertThat(alice.locator("#status")).hasText("waits for a decision");
            List<Route> held = new ArrayList<>();
            List<APIResponse> stale = new ArrayList<>();
            alice.route("**/parts/state*", route -> {
                if (held.isEmpty()) {
                    held.add(route);
                    stale.add(route.fetch());
                } else {
                    route.resume();
                }
            });
            CORDON.caller(BOB).decide(run, "approve", "");
            alice.waitForCondition(() -> !stale.isEmpty());
            CORDON.caller(ALICE).ended(run);
            assertThat(alice.locator("#step-seal.done")).isVisible();
            held.get(0).fulfill(new Route.FulfillOptions().setResponse(stale.get(0)));

            assertThat(alice.locator("#status")).hasText("contained");
        }
    }

    private static String mediumIsolation(String incident) {
        return CORDON.caller(ALICE)
                .isolate(Map.of(
                        "incidentId",
                        incident,
                        "vmId",
                        Machines.named("vm-web-01"),
                        "severity",
                        "Medium",
                        "reason",
                        "Beaconing to a known address"));
    }

    private static Page opened(Chromium chromium, String user, String run) {
        Page page = chromium.signedIn(CORDON.person(user));
        page.navigate(CORDON.installation().starterUrl() + "/console/runs/" + run);
        return page;
    }

    private static void reportNamesBoth(JsonNode report) {
        assertThat(report.path("verdict").asText()).isEqualTo("CONTAINED");
        assertThat(report.path("requestedBy").asText()).isEqualTo(ALICE);
        JsonNode decision = report.path("decisions").path(0);
        assertThat(decision.at("/decision/decider").asText()).isEqualTo(BOB);
        assertThat(decision.path("source").asText()).isEqualTo("AUTHENTICATED");
        assertThat(decision.path("method").asText()).startsWith("OpenID Connect at ");
        assertThat(decision.path("outcome").asText()).isEqualTo("COUNTED");
    }

    /** On a wide screen down to the end of the plan, on a phone what it shows at once. */
    private static void keep(Page page, String name) {
        Page.ScreenshotOptions options =
                new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name + ".png"));
        if (page.viewportSize().width > PHONE) {
            int tallest = Math.min(PLAN_ENDS_AT, (int) page.evaluate("document.documentElement.scrollHeight"));
            options.setFullPage(true).setClip(0, 0, page.viewportSize().width, tallest);
        }
        page.screenshot(options);
    }
}
