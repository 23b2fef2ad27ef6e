package dev.cordon.range;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.http.Json;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PagerDuty behind its Events API v2. */
class PagerDutySpec extends RangeSpec {
    private static final String TRIGGER = """
            {"routing_key": "KEY", "event_action": "trigger", "dedup_key": "run-1",
             "client": "Cordon", "client_url": "https://cordon.example/runs/1",
             "links": [{"href": "https://cordon.example/runs/1", "text": "The run"}],
             "images": [{"src": "https://cordon.example/a.png"}],
             "payload": {"summary": "vm-app-01 is on hold", "source": "cordon", "severity": "critical",
               "timestamp": "2015-07-17T08:42:58.315+0000", "custom_details": {"run": "run-1"}}}""";

    private String url = "";
    private String key = "";

    @BeforeEach
    void find() {
        JsonNode place = range.admin("GET", "notifications", "").path("pagerDuty");
        url = place.path("url").asText();
        key = place.path("routingKey").asText();
    }

    @Test
    void a_trigger_opens_an_alert_that_is_acknowledged_and_resolved() {
        HttpResponse<String> answer = post(TRIGGER);

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(Json.read(answer.body()))
                .isEqualTo(
                        Json.read("{\"status\":\"success\",\"message\":\"Event processed\",\"dedup_key\":\"run-1\"}"));
        assertThat(alert().path("status").asText()).isEqualTo("triggered");
        assertThat(alert().path("summary").asText()).isEqualTo("vm-app-01 is on hold");
        post(change("acknowledge"));
        assertThat(alert().path("status").asText()).isEqualTo("acknowledged");
        post(change("resolve"));
        post(change("acknowledge"));
        assertThat(alert().path("status").asText()).isEqualTo("resolved");
        assertThat(alert().path("events")).hasSize(4);
        post(TRIGGER);
        assertThat(alert().path("status").asText()).isEqualTo("triggered");
    }

    @Test
    void a_trigger_without_a_dedup_key_is_given_one() {
        String answer = post(TRIGGER.replace("\"dedup_key\": \"run-1\",", "")).body();

        String given = Json.read(answer).path("dedup_key").asText();
        assertThat(given).matches("[0-9a-f]{32}");
        assertThat(alert().path("dedupKey").asText()).isEqualTo(given);
    }

    @Test
    void what_no_trigger_opened_is_accepted_and_opens_nothing() {
        assertThat(post(change("resolve")).statusCode()).isEqualTo(202);

        assertThat(range.admin("GET", "pagerduty", "")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"KEY\"         | \"\"          | 'routing_key' cannot be blank",
                "KEY             | KEY0          | Length of 'routing_key' is incorrect (should be 32 characters)",
                "KEY | +123456789012345678901234567890- | 'routing_key' cannot contain non-alphanumeric characters.",
                "KEY | 0123456789abcdef0123456789abcdef | Invalid routing key",
                "\"trigger\"     | \"open\"      | 'event_action' is invalid",
                "event_action    | action        | 'event_action' is missing or blank",
                "\"payload\"     | \"load\"      | 'payload' is missing or blank",
                "\"summary\"     | \"title\"     | 'payload.summary' is missing or blank",
                "\"source\"      | \"origin\"    | 'payload.source' is missing or blank",
                "\"severity\"    | \"grade\"     | 'payload.severity' is missing or blank",
                "\"critical\"    | \"high\"      | 'payload.severity' is invalid (must be one of the following:",
                "2015-07-17T     | yesterday     | 'payload.timestamp'",
                "{\"run\": \"run-1\"} | \"run-1\" | 'payload.custom_details' must be an object",
                "\"client\": \"Cordon\" | \"client\": 7 | 'client' must be a string",
                "\"href\"        | \"url\"       | 'links.href'",
                "https://cordon.example/a.png | http://cordon.example/a.png | 'images.src'",
                "https://cordon.example/runs/1\", | runs/1\", | 'client_url' is not a valid URL"
            })
    void each_documented_rule_refuses_with_its_reason(String part, String instead, String reason) {
        HttpResponse<String> answer = post(TRIGGER.replace(part, instead));

        assertThat(answer.statusCode()).isEqualTo(400);
        JsonNode body = Json.read(answer.body());
        assertThat(body.path("status").asText()).isEqualTo("invalid event");
        assertThat(body.path("message").asText()).isEqualTo("Event object is invalid");
        assertThat(body.path("errors").toString()).contains(reason);
        assertThat(range.admin("GET", "pagerduty", "")).isEmpty();
    }

    @Test
    void lengths_have_their_limits() {
        assertThat(post(TRIGGER.replace("vm-app-01 is on hold", "x".repeat(1024)))
                        .statusCode())
                .isEqualTo(202);
        assertThat(post(TRIGGER.replace("vm-app-01 is on hold", "x".repeat(1025)))
                        .body())
                .contains("'payload.summary' is too long");
        assertThat(post(TRIGGER.replace("\"run-1\",", "\"" + "x".repeat(255) + "\","))
                        .statusCode())
                .isEqualTo(202);
        assertThat(post(TRIGGER.replace("\"run-1\",", "\"" + "x".repeat(256) + "\","))
                        .body())
                .contains("'dedup_key' is too long");
        assertThat(post(TRIGGER.replace("\"run\": \"run-1\"", "\"run\": \"" + "x".repeat(512 * 1024) + "\""))
                        .body())
                .contains("too large");
    }

    @Test
    void an_acknowledgement_needs_the_key_of_an_alert_and_no_payload() {
        assertThat(post(change("acknowledge").replace("dedup_key", "key")).body())
                .contains("'dedup_key' is missing or blank");
    }

    @Test
    void a_body_that_is_no_event_is_not_recognized() {
        for (String body : new String[] {"{", "[]", "\"x\"", ""}) {
            HttpResponse<String> answer = post(body);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(Json.read(answer.body()).path("status").asText()).isEqualTo("Unrecognized object");
        }
    }

    @Test
    void it_is_reached_by_its_public_name_and_throttles_when_told_to() {
        url = "https://events.pagerduty.com/v2/enqueue";
        range.admin("POST", "faults", "{\"operation\":\"PagerDuty/events/enqueue\",\"status\":429,\"retryAfter\":2}");
        range.admin("POST", "faults", "{\"operation\":\"PagerDuty/events/enqueue\",\"call\":2,\"status\":429}");

        assertThat(post(TRIGGER).headers().firstValue("Retry-After")).contains("2");
        HttpResponse<String> bare = post(TRIGGER);
        assertThat(bare.statusCode()).isEqualTo(429);
        assertThat(bare.headers().firstValue("Retry-After")).isEmpty();
        assertThat(post(TRIGGER).statusCode()).isEqualTo(202);
        assertThat(alert().path("events")).hasSize(1);
    }

    @Test
    void the_routing_key_is_a_secret_that_nothing_repeats() {
        post(TRIGGER);

        assertThat(range.admin("GET", "secrets", "").findValuesAsText("value")).contains(key);
        assertThat(range.admin("GET", "pagerduty", "").toString()).doesNotContain(key);
        assertThat(range.admin("GET", "journal", "").toString()).doesNotContain(key);
    }

    private JsonNode alert() {
        JsonNode alerts = range.admin("GET", "pagerduty", "");
        assertThat(alerts).hasSize(1);
        return alerts.get(0);
    }

    private static String change(String action) {
        ObjectNode event = Json.object().put("routing_key", "KEY").put("event_action", action);
        return Json.write(event.put("dedup_key", "run-1"));
    }

    private HttpResponse<String> post(String body) {
        return range.send(HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.replace("KEY", key)))
                .build());
    }
}
