package dev.cordon.range;

import static dev.cordon.range.ArmClient.FORENSIC;
import static dev.cordon.range.ArmClient.NETWORK;
import static dev.cordon.range.ArmClient.QUARANTINE;
import static dev.cordon.range.ArmClient.WORKLOAD;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.http.Json;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** The page that shows the tenant to people. */
class TenantPageSpec extends RangeSpec {
    private static final String INCIDENT =
            FORENSIC + "/resourceGroups/rg-security-prod/providers/Microsoft.OperationalInsights/workspaces"
                    + "/law-security-prod/providers/Microsoft.SecurityInsights/incidents/8b1f0000-0000-4000-8000-000000000001";
    private static final String RUN =
            FORENSIC + "/resourceGroups/rg-security-prod/providers/Microsoft.Logic/workflows/pb-isolate/runs/0858";

    @Test
    void machines_are_shown_with_what_their_security_groups_let_through() {
        Element open = machine("vm-app-01");
        assertThat(open.text()).contains("rg-workload-prod, westeurope", "running");
        assertThat(open.select(".open").eachText()).containsExactly("open", "open");
        assertThat(open.text()).contains("nic-app-01-mgmt: nsg-app", "system-assigned", "id-app-deploy");
        Element held = machine("vm-contained-01");
        assertThat(held.select(".cut").eachText()).containsExactly("cut off, but for 10.99.0.0/24");
        assertThat(held.text()).contains("nic-contained-01: nsg-ir-quarantine", "ir-status = isolated", "none");
        assertThat(machine("vm-web-01").text()).contains("open nic-web-01: no security group");
        assertThat(machine("vm-db-01").text()).contains("deallocated");
        assertThat(page().select("tr.machine")).hasSize(16);
    }

    @Test
    void a_machine_that_is_being_cut_off_is_not_called_so_before_it_is() {
        String path = NETWORK + "/networkInterfaces/nic-web-01";
        ObjectNode nic = owner.get(path).json();
        nic.withObjectProperty("properties").putObject("networkSecurityGroup").put("id", QUARANTINE);
        owner.put(path, nic);

        assertThat(machine("vm-web-01").select(".cut")).isEmpty();
        assertThat(machine("vm-web-01").select(".open").text()).endsWith("not in effect yet");
        range.passes("PT1M");
        assertThat(machine("vm-web-01").select(".cut").eachText()).containsExactly("cut off, but for 10.99.0.0/24");
    }

    @Test
    void a_quarantine_group_that_somebody_loosened_is_open() {
        String path = WORKLOAD + "/resourceGroups/rg-workload-prod/providers/Microsoft.Network/networkInterfaces"
                + "/nic-fr-01";
        ObjectNode nic = owner.get(path).json();
        nic.withObjectProperty("properties").putObject("networkSecurityGroup").put("id", QUARANTINE + "-frc");
        owner.put(path, nic);
        range.passes("PT1M");

        assertThat(machine("vm-fr-01").select(".open").text()).isEqualTo("open inbound");
    }

    @Test
    void an_incident_is_shown_with_its_comments_and_tasks_and_nothing_in_it_is_run() throws Exception {
        plant("""
                {"id": "INCIDENT", "properties": {"incidentNumber": 41, "title": "<script>alert(1)</script> on vm-app-01",
                  "status": "Active", "severity": "High", "createdTimeUtc": "2026-11-24T11:58:00Z",
                  "description": "<img src=x onerror=alert(2)>", "owner": {"assignedTo": "Alice"},
                  "labels": [{"labelName": "cordon", "labelType": "User"}]}}""", """
                {"id": "INCIDENT/comments/c1", "properties": {"message": "**Contained** in 42 s\\n\\n- nic-app-01",
                  "createdTimeUtc": "2026-11-24T11:59:00Z", "author": {"name": "cordon-api"}}}""", """
                {"id": "INCIDENT/tasks/t1", "properties": {"title": "Approve the release", "description": "<b>now</b>",
                  "status": "New"}}""");

        Document page = page();

        assertThat(page.select("script, img, b, iframe")).isEmpty();
        Element incident = page.select("article.incident").get(0);
        assertThat(incident.select("h3").text()).isEqualTo("#41 <script>alert(1)</script> on vm-app-01");
        assertThat(incident.text())
                .contains("Active, severity High, owned by Alice, created 2026-11-24T11:58:00Z")
                .contains("<img src=x onerror=alert(2)>");
        assertThat(incident.select(".label").eachText()).containsExactly("cordon");
        assertThat(incident.select(".comment").text())
                .isEqualTo("cordon-api 2026-11-24T11:59:00Z **Contained** in 42 s - nic-app-01");
        assertThat(incident.select("li").text()).isEqualTo("New: Approve the release <b>now</b>");
    }

    @Test
    void the_runs_of_playbooks_are_shown_with_their_end() throws Exception {
        plant("""
                {"id": "RUN", "properties": {"status": "Failed", "startTime": "2026-11-24T11:58:01.2345678Z",
                  "endTime": "2026-11-24T11:58:09Z", "error": {"code": "ActionFailed", "message": "An action failed."}}}""");

        assertThat(page().select("li.run").text())
                .isEqualTo("Failed pb-isolate 0858, 2026-11-24T11:58:01Z to 2026-11-24T11:58:09Z An action failed.");
    }

    @Test
    void cards_are_shown_legibly_with_their_buttons_as_links() {
        send("""
                {"type": "message", "attachments": [{"contentType": "application/vnd.microsoft.card.adaptive",
                  "content": {"type": "AdaptiveCard", "version": "1.5", "body": [
                    {"type": "TextBlock", "text": "Approve <i>isolation</i>", "size": "Large"},
                    {"type": "Container", "items": [{"type": "TextBlock", "text": "vm-app-01 is suspect"}]},
                    {"type": "FactSet", "facts": [{"title": "Run", "value": "r-1"}]}],
                   "actions": [{"type": "Action.OpenUrl", "title": "Decide", "url": "https://cordon.example/r-1"},
                     {"type": "Action.OpenUrl", "title": "Bad", "url": "javascript:alert(1)"}]}}]}""");

        Element card = page().select("article.card").get(0);

        assertThat(card.select("h3").text()).isEqualTo("Approve <i>isolation</i>");
        assertThat(card.select(".text").eachText()).containsExactly("vm-app-01 is suspect");
        assertThat(card.select("dt").text() + "=" + card.select("dd").text()).isEqualTo("Run=r-1");
        assertThat(card.select("a").eachAttr("href")).containsExactly("https://cordon.example/r-1");
        assertThat(card.select("span.button").text()).isEqualTo("Bad");
        assertThat(card.text()).contains("not shown");
        assertThat(card.select(".problem").text()).contains("javascript:alert(1)");
    }

    @Test
    void pages_are_shown_with_what_became_of_them() {
        JsonNode place = range.admin("GET", "notifications", "").path("pagerDuty");
        String key = place.path("routingKey").asText();
        String trigger = """
                {"routing_key": "%s", "event_action": "trigger", "dedup_key": "run-1",
                 "links": [{"href": "https://cordon.example/r-1", "text": "The run"}, {"href": "http://x.example"}],
                 "payload": {"summary": "On hold", "source": "cordon", "severity": "critical"}}""".formatted(key);
        post(place.path("url").asText(), trigger);
        post(place.path("url").asText(), trigger.replace("trigger", "acknowledge"));

        Element alert = page().select("article.alert").get(0);

        assertThat(alert.select("h3").text()).isEqualTo("On hold");
        assertThat(alert.text()).contains("acknowledged, critical, from cordon run-1");
        assertThat(alert.select("a").eachText()).containsExactly("The run", "http://x.example");
        assertThat(alert.select("ol li").eachText())
                .containsExactly("2026-11-24T12:00:00Z trigger", "2026-11-24T12:00:00Z acknowledge");
        assertThat(page().html()).doesNotContain(key);
    }

    @Test
    void it_allows_no_script_and_loads_itself_again_only_when_asked_to() {
        HttpResponse<String> once = get("/");

        assertThat(once.statusCode()).isEqualTo(200);
        assertThat(once.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        String policy = once.headers().firstValue("Content-Security-Policy").orElse("");
        assertThat(policy).startsWith("default-src 'none'; style-src 'nonce-").doesNotContain("script", "unsafe");
        assertThat(policy).contains(Jsoup.parse(once.body()).select("style").attr("nonce"));
        assertThat(Jsoup.parse(once.body()).select("meta[http-equiv=refresh]")).isEmpty();
        assertThat(Jsoup.parse(get("/?refresh=5").body())
                        .select("meta[http-equiv=refresh]")
                        .attr("content"))
                .isEqualTo("5");
        assertThat(Jsoup.parse(get("/?refresh=0;url=http:x").body()).select("meta[http-equiv=refresh]"))
                .isEmpty();
    }

    @Test
    void it_tells_no_secret_and_is_nowhere_but_at_the_admin_s_address() {
        String html = get("/").body();

        assertThat(html).doesNotContain(range.admin("GET", "secrets", "").findValuesAsText("value"));
        assertThat(range.send(HttpRequest.newBuilder(range.url().resolve("/")).build())
                        .statusCode())
                .isEqualTo(501);
    }

    private Document page() {
        return Jsoup.parse(get("/").body());
    }

    private Element machine(String name) {
        return page().select("tr.machine").stream()
                .filter(row -> row.select("th").get(0).ownText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private HttpResponse<String> get(String path) {
        return range.send(HttpRequest.newBuilder(range.adminUrl().resolve(path)).build());
    }

    private void send(String message) {
        post(range.admin("GET", "notifications", "").path("teamsWebhook").asText(), message);
    }

    private void post(String url, String body) {
        HttpResponse<String> answer = range.send(HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
        assertThat(answer.statusCode()).isEqualTo(202);
    }

    /** Puts documents into the tenant, as another service of Azure would keep them. */
    private void plant(String... documents) throws Exception {
        range.close();
        Path file = folder.resolve("tenant.json");
        ObjectNode tenant = (ObjectNode) Json.read(Files.readString(file));
        for (String document : documents) {
            tenant.withArrayProperty("resources")
                    .add(Json.read(document.replace("INCIDENT", INCIDENT).replace("RUN", RUN)));
        }
        Files.writeString(file, Json.write(tenant));
        range = RunningRange.again(folder);
    }
}
