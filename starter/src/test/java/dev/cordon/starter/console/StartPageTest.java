package dev.cordon.starter.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cordon.capability.plan.Finding;
import dev.cordon.fake.Seed;
import dev.cordon.starter.Installation;
import dev.cordon.starter.console.Browser.Page;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StartPageTest {
    private final Installation cordon = new Installation();
    private final Browser alice = Browser.of(cordon, "alice@contoso.com", "Requester");
    private final Browser carol = Browser.of(cordon, "carol@contoso.com", "Commander");

    @BeforeAll
    void startWorker() {
        cordon.startWorker();
    }

    @BeforeEach
    void nothingStandsInTheWay() {
        cordon.azure.reset();
    }

    @AfterAll
    void stop() {
        cordon.close();
    }

    @Test
    void a_plan_is_shown_before_anything_is_changed_and_whoever_confirms_it_asks_for_it() {
        Page preview = previewed(alice, "ir-previewed");
        assertThat(preview.text("#status")).isEqualTo("Nothing has been changed");
        assertThat(preview.text("#changes")).contains("nic-web-01");
        assertThat(cordon.azure.changes()).noneMatch(change -> change.contains("web-01"));

        Page run = carol.press(carol.get(preview.address().getPath()), "#confirm", Map.of());

        assertThat(run.text("#notice")).isEqualTo("The run was started.");
        assertThat(run.text("#requested-by")).isEqualTo("carol@contoso.com");
        Page contained = until(
                carol, run.address().getPath(), page -> page.text("#status").equals("contained"));
        assertThat(contained.one("#release").attr("href")).contains("incidentId=ir-previewed");
    }

    @Test
    void what_stands_in_the_way_is_read_before_anything_is_started() {
        cordon.azure.finds(new Finding(
                Finding.Kind.READ_ONLY_LOCK, Finding.Weight.BLOCKS, Seed.WEB.id(), "A <b>lock</b> forbids changes."));

        assertThat(previewed(alice, "ir-locked").text("#findings .blocks"))
                .startsWith("Blocks A <b>lock</b> forbids changes.");
    }

    @Test
    void a_mistake_is_said_at_its_field_and_nothing_that_was_typed_is_lost() {
        Page page = alice.press(
                alice.get("/console/isolate"), "#preview", Map.of("incidentId", "ir 1", "vmId", Seed.WEB.id()));

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text("#incidentId-hint [role=alert]")).startsWith("incidentId: 'ir 1' is not an incident id");
        assertThat(page.one("#vmId").val()).isEqualTo(Seed.WEB.id());
        assertThat(page.one("#incidentId").attr("aria-invalid")).isEqualTo("true");
    }

    @Test
    void a_release_waits_for_two_people_other_than_the_one_who_asked() {
        Page preview = previewed(alice, "ir-released");
        Page isolated = alice.press(preview, "#confirm", Map.of());
        until(alice, isolated.address().getPath(), page -> page.has("#release"));

        Page release = alice.press(
                alice.get("/console/release"),
                "#start-release",
                Map.of("incidentId", "ir-released", "vmId", Seed.WEB.id()));

        Page asked = until(carol, release.address().getPath(), page -> page.has("#question-title"));
        assertThat(asked.text("#title")).isEqualTo("Release vm-web-01");
        assertThat(asked.text("#question-title")).contains("2 people other than the requester");
        assertThat(asked.text("#means-approve")).isEqualTo("the plan is carried out. Takes 2 people.");
        Page once = carol.press(asked, "#choose-approve", Map.of());
        assertThat(once.text("#objection")).isEqualTo("You have decided already; others are waited for.");
        assertThat(once.text("#counted")).isEqualTo("carol@contoso.com chose approve");
    }

    @Test
    void whoever_may_not_start_is_told_who_may() {
        Browser bob = Browser.of(cordon, "bob@contoso.com", "Approver");

        assertThat(bob.get("/console/isolate").text("#objection"))
                .isEqualTo("Runs are started by somebody with the role Requester or Commander.");
        Page tried = bob.press(bob.get("/console/isolate"), "#sign-out", Map.of());
        assertThat(tried.status()).isEqualTo(200);
    }

    private static Page previewed(Browser browser, String incident) {
        Page first = browser.press(
                browser.get("/console/isolate"),
                "#preview",
                Map.of("incidentId", incident, "vmId", Seed.WEB.id(), "severity", "High"));
        return until(browser, first.address().getPath(), page -> page.has("#confirm"));
    }

    private static Page until(Browser browser, String path, Predicate<Page> wanted) {
        return await().atMost(Duration.ofSeconds(30)).until(() -> browser.get(path), wanted);
    }
}
