package dev.cordon.starter.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import dev.cordon.fake.Seed;
import dev.cordon.starter.Installation;
import dev.cordon.starter.console.Browser.Page;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a commander sees of an incident that is being handled. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IncidentPageTest {
    private static final String ID = "/subscriptions/c4e2b8aa-93d7-4f5e-a6b1-5f0d3e7c2b02/resourceGroups"
            + "/rg-security-prod/providers/Microsoft.OperationalInsights/workspaces/law-security-prod/providers"
            + "/Microsoft.SecurityInsights/Incidents/5c1d9a1e-2f0b-4f6a-9b5d-3c2e1f0a9b01";

    private final Installation cordon = new Installation();
    private final Browser carol = Browser.of(cordon, "carol@contoso.com", "Approver", "Commander");
    private final String playbook = cordon.tenant.token(
            claims -> claims.claim("app_displayname", "sentinel-playbook").claim("roles", List.of("Requester")));

    @BeforeAll
    void startWorker() {
        cordon.startWorker();
    }

    @AfterAll
    void stop() {
        cordon.close();
    }

    @Test
    void an_incident_shows_what_it_names_what_waits_for_a_human_and_the_runs_for_it() {
        HttpResponse<String> accepted =
                cordon.post("/api/v1/sentinel/incidents", playbook, """
                {"object": {"id": "%s", "properties": {
                  "incidentNumber": 1042, "title": "<script>alert(1)</script>", "severity": "Medium",
                  "relatedEntities": [
                    {"kind": "Host", "properties": {"azureID": "%s"}},
                    {"kind": "Account", "properties": {"accountName": "alice", "upnSuffix": "contoso.com"}}]}}}
                """.formatted(ID, Seed.WEB.id()));
        String run = JsonPath.read(accepted.body(), "$.id");

        Page page = await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> carol.get("/console/runs/" + run),
                        seen -> seen.has("#children") && seen.text("#children").contains("goes on"));

        assertThat(page.text("#title")).isEqualTo("Handle incident 1042: <script>alert(1)</script>");
        assertThat(page.body()).doesNotContain("<script>alert");
        assertThat(page.text("#named")).contains(Seed.WEB.id(), "Account alice@contoso.com", "For a human:");
        assertThat(page.text("#children")).contains("IsolateVm vm-web-01");
        assertThat(page.text("#incident")).isEqualTo(ID);
        assertThat(page.has("#plan")).isFalse();
        String child = page.document().select("#children a").attr("href");
        assertThat(child).startsWith("/console/runs/isolate-vm.sentinel-1042-");
    }
}
