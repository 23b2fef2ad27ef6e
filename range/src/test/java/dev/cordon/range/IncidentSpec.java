package dev.cordon.range;

import static dev.cordon.range.SentinelPaths.INCIDENTS;
import static dev.cordon.range.SentinelPaths.incident;
import static dev.cordon.range.SentinelPaths.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.ArmClient.Reply;
import dev.cordon.range.http.Json;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IncidentSpec extends RangeSpec {
    private static final String ONE = INCIDENTS + "/73e01a99-5cd7-4139-a149-9f2736ff2ab5";

    @Test
    void a_new_incident_gets_its_number_times_and_address_from_the_service() {
        Reply made = owner.put(ONE, incident("Beaconing", "High", "New"));

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text("/type")).isEqualTo("Microsoft.SecurityInsights/incidents");
        assertThat(made.text("/etag")).startsWith("\"").endsWith("\"");
        assertThat(made.text("/properties/incidentNumber")).isEqualTo("1");
        assertThat(made.text("/properties/createdTimeUtc")).isEqualTo("2026-11-24T12:00:00Z");
        assertThat(made.text("/properties/incidentUrl")).endsWith(ONE);
        assertThat(made.text("/properties/providerName")).isEqualTo("Azure Sentinel");
        assertThat(made.text("/properties/additionalData/alertsCount")).isEqualTo("0");
        assertThat(made.json().at("/properties/owner/objectId").isNull()).isTrue();
        assertThat(owner.get(ONE).json()).isEqualTo(made.json());
        assertThat(owner.put(INCIDENTS + "/two", incident("Next", "Low", "New")).text("/properties/incidentNumber"))
                .isEqualTo("2");
    }

    @Test
    void there_is_no_critical_incident() {
        Reply refused = owner.put(ONE, incident("Beaconing", "Critical", "New"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("BadRequest");
        assertThat(refused.message()).contains("High, Medium, Low, Informational");
        assertThat(owner.put(ONE, incident("", "High", "New")).message()).contains("'title' is required");
        assertThat(owner.put(ONE, incident("Beaconing", "High", "Open")).message())
                .contains("'status'");
    }

    @Test
    void an_update_that_names_no_version_overwrites_what_is_there() {
        ObjectNode made = owner.put(ONE, incident("Beaconing", "High", "New")).json();

        Reply blind = owner.put(ONE, incident("Beaconing", "Low", "Active"));

        assertThat(blind.status()).isEqualTo(200);
        assertThat(blind.text("/properties/severity")).isEqualTo("Low");
        assertThat(blind.text("/etag")).isNotEqualTo(made.path("etag").asText());
    }

    @Test
    void an_update_that_names_the_version_it_was_made_from_is_refused_once_another_has_overtaken_it() {
        ObjectNode made = owner.put(ONE, incident("Beaconing", "High", "New")).json();

        Reply update = owner.put(ONE, changed(made, "Active"));
        Reply stale = owner.put(ONE, changed(made, "New"));

        assertThat(update.status()).isEqualTo(200);
        assertThat(update.text("/properties/incidentNumber")).isEqualTo("1");
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.code()).isEqualTo("Conflict");
        assertThat(stale.message()).startsWith("Newer version of resource").endsWith("Data was not saved");
        assertThat(owner.get(ONE).text("/properties/status")).isEqualTo("Active");
    }

    private static ObjectNode changed(ObjectNode incident, String status) {
        ObjectNode changed = incident.deepCopy();
        changed.withObjectProperty("properties").put("status", status);
        return changed;
    }

    @Test
    void a_version_may_stand_in_the_header_where_a_stale_one_fails_the_precondition() {
        ObjectNode made = owner.put(ONE, incident("Beaconing", "High", "New")).json();
        String etag = made.path("etag").asText();

        assertThat(owner.put(ONE, incident("Beaconing", "Low", "New"), "If-Match", etag)
                        .status())
                .isEqualTo(200);
        assertThat(owner.put(ONE, incident("Beaconing", "High", "New"), "If-Match", etag)
                        .status())
                .isEqualTo(412);
    }

    @Test
    void both_ways_to_be_overtaken_can_be_planted() {
        owner.put(ONE, incident("Beaconing", "High", "New"));
        range.admin(
                "POST",
                "faults",
                "[{\"operation\":\"Microsoft.SecurityInsights/incidents/write\",\"status\":412},"
                        + "{\"operation\":\"Microsoft.SecurityInsights/incidents/write\",\"call\":2,\"status\":409,"
                        + "\"code\":\"Conflict\"}]");

        assertThat(owner.put(ONE, owner.get(ONE).json()).status()).isEqualTo(412);
        assertThat(owner.put(ONE, owner.get(ONE).json()).code()).isEqualTo("Conflict");
        assertThat(owner.put(ONE, owner.get(ONE).json()).status()).isEqualTo(200);
    }

    @Test
    void an_incident_is_closed_with_a_classification() {
        ObjectNode made = owner.put(ONE, incident("Beaconing", "High", "New")).json();
        ObjectNode closed = changed(made, "Closed");

        assertThat(owner.put(ONE, closed).message()).contains("'classification'");
        closed.withObjectProperty("properties")
                .put("classification", "TruePositive")
                .put("classificationReason", "SuspiciousActivity")
                .put("classificationComment", "contained");

        assertThat(owner.put(ONE, closed).text("/properties/classification")).isEqualTo("TruePositive");
    }

    @Test
    void an_owner_is_completed_from_the_directory_and_labels_are_a_user_s() {
        String alice =
                range.directory().byUser("alice@contoso.com").orElseThrow().objectId();
        ObjectNode wanted = incident("Beaconing", "High", "Active");
        ObjectNode properties = wanted.withObjectProperty("properties");
        properties.putObject("owner").put("objectId", alice);
        properties.putArray("labels").addObject().put("labelName", "cordon");

        Reply made = owner.put(ONE, wanted);

        assertThat(made.text("/properties/owner/userPrincipalName")).isEqualTo("alice@contoso.com");
        assertThat(made.text("/properties/owner/assignedTo")).isEqualTo("Alice Archer");
        assertThat(made.json().at("/properties/labels"))
                .isEqualTo(Json.read("[{\"labelName\":\"cordon\",\"labelType\":\"User\"}]"));
    }

    @Test
    void incidents_are_listed_by_filter_order_and_page() {
        IntStream.rangeClosed(1, 5)
                .forEach(i ->
                        owner.put(INCIDENTS + "/i" + i, incident("Incident " + i, i % 2 == 0 ? "High" : "Low", "New")));

        assertThat(owner.all(INCIDENTS + "?$top=2&$orderby=properties/incidentNumber asc"))
                .extracting(found -> found.at("/properties/incidentNumber").asInt())
                .containsExactly(1, 2, 3, 4, 5);
        assertThat(owner.get(INCIDENTS + "?$top=2").json().path("value")).hasSize(2);
        assertThat(owner.all(INCIDENTS + "?$filter=properties/severity eq 'High' and properties/incidentNumber gt 2"))
                .extracting(found -> found.path("name").asText())
                .containsExactly("i4");
        assertThat(owner.all(INCIDENTS + "?$filter=contains(properties/title,'dent 3')"))
                .hasSize(1);
        assertThat(owner.get(INCIDENTS + "?$filter=startswith(properties/title,'I')")
                        .status())
                .isEqualTo(501);
        assertThat(owner.get(INCIDENTS + "?$top=0").status()).isEqualTo(400);
    }

    @Test
    void an_incident_that_is_deleted_is_gone_with_all_it_holds() {
        owner.put(ONE, incident("Beaconing", "High", "New"));
        owner.put(ONE + "/comments/c1", comment("words"));

        assertThat(owner.delete(ONE).status()).isEqualTo(200);

        assertThat(owner.delete(ONE).status()).isEqualTo(204);
        assertThat(owner.get(ONE).status()).isEqualTo(404);
        assertThat(owner.get(ONE + "/comments").status()).isEqualTo(404);
    }

    private static ObjectNode comment(String message) {
        ObjectNode comment = Json.object();
        comment.putObject("properties").put("message", message);
        return comment;
    }

    @Test
    void a_comment_put_again_is_the_same_comment_and_its_author_is_the_caller() {
        owner.put(ONE, incident("Beaconing", "High", "New"));
        ArmClient worker = range.as("cordon-worker");

        Reply first = worker.put(ONE + "/comments/c1", comment("isolated"));
        Reply again = worker.put(ONE + "/comments/c1", comment("isolated"));
        Reply other = worker.put(ONE + "/comments/c1", comment("released").put("etag", "\"another\""));

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.text("/properties/author/objectId"))
                .isEqualTo(range.directory().application("cordon-worker").objectId());
        assertThat(first.text("/properties/author/name")).isEqualTo("cordon-worker");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(other.status()).isEqualTo(409);
        ObjectNode edited = comment("released").put("etag", first.text("/etag"));
        assertThat(worker.put(ONE + "/comments/c1", edited).text("/properties/message"))
                .isEqualTo("released");
        assertThat(worker.all(ONE + "/comments")).hasSize(1);
        assertThat(worker.get(ONE).text("/properties/additionalData/commentsCount"))
                .isEqualTo("1");
    }

    @Test
    void comments_are_limited_in_length_and_number() {
        owner.put(ONE, incident("Beaconing", "High", "New"));

        assertThat(owner.put(ONE + "/comments/long", comment("x".repeat(30_001)))
                        .message())
                .contains("30000 characters");
        assertThat(owner.put(ONE + "/comments/longest", comment("x".repeat(30_000)))
                        .status())
                .isEqualTo(201);
        IntStream.range(1, 100).forEach(i -> owner.put(ONE + "/comments/c" + i, comment("words")));
        assertThat(owner.put(ONE + "/comments/more", comment("words")).message())
                .contains("at most 100 comments");
        assertThat(owner.put(ONE + "/comments/c1", comment("words")).status()).isEqualTo(200);
    }

    @Test
    void tasks_are_new_or_completed() {
        owner.put(ONE, incident("Beaconing", "High", "New"));
        ObjectNode task = json("{'properties':{'title':'Call the owner','status':'New'}}");

        assertThat(owner.put(ONE + "/tasks/t1", task).status()).isEqualTo(201);
        task.withObjectProperty("properties").put("status", "Completed");
        assertThat(owner.put(ONE + "/tasks/t1", task).text("/properties/status"))
                .isEqualTo("Completed");
        task.withObjectProperty("properties").put("status", "Done");
        assertThat(owner.put(ONE + "/tasks/t1", task).status()).isEqualTo(400);
        assertThat(owner.all(ONE + "/tasks")).hasSize(1);
        assertThat(owner.get(ONE + "/tasks?$filter=properties/status eq 'New'").status())
                .isEqualTo(501);

        assertThat(owner.delete(ONE + "/tasks/t1").status()).isEqualTo(200);
    }

    @Test
    void a_detection_raises_an_incident_with_its_alert_and_entities() {
        JsonNode raised = range.admin("POST", "incidents", SentinelPaths.detection("Credential theft", "High"));
        String id = raised.path("id").asText();

        assertThat(raised.at("/properties/additionalData/alertProductNames/0").asText())
                .isEqualTo("Microsoft Defender for Cloud");
        JsonNode entities = owner.post(id + "/entities", "").json();
        assertThat(entities.path("entities"))
                .extracting(entity -> entity.path("kind").asText())
                .containsExactly("Host", "Ip");
        assertThat(entities.at("/entities/0/type").asText()).isEqualTo("Microsoft.SecurityInsights/Entities");
        assertThat(entities.at("/entities/0/properties/friendlyName").asText()).isEqualTo("vm-app-01");
        assertThat(entities.path("metaData"))
                .isEqualTo(Json.read("[{\"entityKind\":\"Host\",\"count\":1},{\"entityKind\":\"Ip\",\"count\":1}]"));
        JsonNode alert = owner.post(id + "/alerts", "").json().at("/value/0");
        assertThat(alert.at("/properties/alertDisplayName").asText()).isEqualTo("Credential theft");
        assertThat(owner.get(alert.path("id").asText()).text("/kind")).isEqualTo("SecurityAlert");
        assertThat(owner.get(id + "/relations").text("/value/0/properties/relatedResourceId"))
                .isEqualTo(alert.path("id").asText());
        assertThat(owner.post(id + "/bookmarks", "").json().path("value")).isEmpty();
    }

    @Test
    void a_detection_that_sentinel_could_not_have_raised_is_refused() {
        assertThatThrownBy(() -> range.admin("POST", "incidents", SentinelPaths.detection("Theft", "Critical")))
                .hasMessageContaining("'severity' must be one of");
        assertThatThrownBy(() -> range.admin(
                        "POST",
                        "incidents",
                        "{\"title\":\"a\",\"severity\":\"High\",\"entities\":[{\"kind\":\"Host\"}]}"))
                .hasMessageContaining("an entity needs a kind and properties");
    }

    @Test
    void a_responder_handles_incidents_but_deletes_none_of_what_they_hold() {
        ArmClient worker = range.as("cordon-worker");
        assertThat(worker.put(ONE, incident("Beaconing", "High", "New")).status())
                .isEqualTo(201);
        worker.put(ONE + "/comments/c1", comment("words"));

        assertThat(worker.delete(ONE + "/comments/c1").code()).isEqualTo("AuthorizationFailed");
        assertThat(range.as("audit-reader").get(ONE).status()).isEqualTo(403);
        assertThat(range.as("audit-reader")
                        .put(ONE, incident("x", "Low", "New"))
                        .status())
                .isEqualTo(403);
    }
}
