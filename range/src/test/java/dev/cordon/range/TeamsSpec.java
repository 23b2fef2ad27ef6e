package dev.cordon.range;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cordon.range.http.Json;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Teams channel behind a workflow's webhook. */
class TeamsSpec extends RangeSpec {
    private static final String CARD = """
            {"type": "AdaptiveCard", "version": "1.5", "body": [
              {"type": "TextBlock", "text": "vm-app-01 waits for you", "weight": "Bolder"},
              {"type": "FactSet", "facts": [{"title": "Run", "value": "r-1"}]},
              {"type": "ColumnSet", "columns": [{"type": "Column", "items": [{"type": "TextBlock", "text": "left"}]}]}],
             "actions": [
              {"type": "Action.OpenUrl", "title": "Open", "url": "https://cordon.example/runs/r-1"},
              {"type": "Action.ShowCard", "title": "Plan", "card": {"type": "AdaptiveCard", "body": [
                {"type": "TextBlock", "text": "two interfaces"}]}}]}""";

    @Test
    void a_card_is_accepted_without_a_word_and_shown() {
        HttpResponse<String> answer = post(webhook(), message(CARD));

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).isEmpty();
        JsonNode shown = only();
        assertThat(shown.path("shown").asBoolean()).isTrue();
        assertThat(shown.path("problem").asText()).isEmpty();
        assertThat(shown.path("receivedAt").asText()).isEqualTo("2026-11-24T12:00:00Z");
        assertThat(shown.path("bytes").asInt()).isEqualTo(message(CARD).length());
        assertThat(shown.path("card")).isEqualTo(Json.read(CARD));
    }

    @Test
    void the_webhook_is_reached_by_its_public_name_through_the_proxy() {
        String elsewhere = webhook().replaceFirst("https://[^/]+", "https://prod-12.westeurope.logic.azure.com");

        assertThat(post(elsewhere, message(CARD)).statusCode()).isEqualTo(202);
        assertThat(only().path("shown").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "&sig=.*           | &sig=wrong | AuthorizationFailed",
                "&sig=.*           | ''         | AuthorizationFailed",
                "run&sv            | stop&sv    | AuthorizationFailed",
                "&sp=.*            | ''         | DirectApiAuthorizationRequired"
            })
    void without_the_right_signature_nothing_arrives(String part, String instead, String code) {
        HttpResponse<String> answer = post(webhook().replaceFirst(part, instead), message(CARD));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(Json.read(answer.body()).at("/error/code").asText()).isEqualTo(code);
        assertThat(range.admin("GET", "teams", "")).isEmpty();
    }

    @Test
    void a_body_that_is_not_json_is_refused() {
        HttpResponse<String> answer = post(webhook(), "{\"type\": \"message\"");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Json.read(answer.body()).at("/error/code").asText()).isEqualTo("InvalidRequestContent");
        assertThat(range.admin("GET", "teams", "")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"AdaptiveCard\", \"version\" | \"MessageCard\", \"version\" | type must be 'AdaptiveCard'",
                "\"1.5\"             | \"1.6\"           | version must be from 1.0 to 1.5",
                "\"TextBlock\"       | \"Headline\"      | unknown type 'Headline'",
                "\"text\": \"vm      | \"txt\": \"vm     | card.body[0].text must be a text",
                "\"value\": \"r-1\"  | \"value\": 7      | card.body[1].facts[0].value must be a text",
                "\"text\": \"left\"  | \"txt\": \"left\" | card.body[2].columns[0].items[0].text must be a text",
                "https://cordon      | javascript:alert  | must be an absolute http or https address",
                "https://cordon.example | ''             | must be an absolute http or https address",
                "\"text\": \"two     | \"txt\": \"two    | card.actions[1].card.body[0].text must be a text",
                "Action.OpenUrl      | Action.Call       | unknown type 'Action.Call'"
            })
    void an_invalid_card_is_accepted_and_not_shown(String part, String instead, String problem) {
        assertThat(post(webhook(), message(CARD.replace(part, instead))).statusCode())
                .isEqualTo(202);

        assertThat(only().path("shown").asBoolean()).isFalse();
        assertThat(only().path("problem").asText()).contains(problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"text\": \"hello\"}                        | type must be 'message'",
                "{\"type\": \"message\"}                      | there are none",
                "{\"type\": \"message\", \"attachments\": []} | there are none",
                "{\"type\": \"message\", \"attachments\": [{\"contentType\": \"text/html\"}]} | contentType must be",
                "[]                                           | type must be 'message'"
            })
    void a_message_without_a_card_is_accepted_and_not_shown(String message, String problem) {
        assertThat(post(webhook(), message).statusCode()).isEqualTo(202);

        assertThat(only().path("shown").asBoolean()).isFalse();
        assertThat(only().path("problem").asText()).contains(problem);
    }

    @Test
    void a_card_of_more_than_28_kilobytes_is_accepted_and_not_shown() {
        post(webhook(), message(CARD.replace("two interfaces", "x".repeat(27_000))));
        post(webhook(), message(CARD.replace("two interfaces", "x".repeat(28_672))));
        post(webhook(), message(CARD.replace("two interfaces", "\\\"".repeat(8_000))));

        JsonNode cards = range.admin("GET", "teams", "");
        assertThat(cards.at("/0/shown").asBoolean()).isTrue();
        assertThat(cards.at("/1/problem").asText())
                .startsWith("MessageSizeExceeded")
                .contains("28672 bytes");
        assertThat(cards.at("/2/bytes").asInt()).isLessThan(28_672);
        assertThat(cards.at("/2/problem").asText()).startsWith("MessageSizeExceeded");
    }

    @Test
    void a_button_that_needs_a_bot_is_shown_and_said_to_do_nothing() {
        String submit = CARD.replace("\"Action.OpenUrl\"", "\"Action.Submit\"");

        post(webhook(), message(submit));

        assertThat(only().path("shown").asBoolean()).isTrue();
        assertThat(only().path("problem").asText()).contains("Action.Submit", "does nothing");
    }

    @Test
    void an_unknown_element_may_be_left_out_where_the_card_says_so() {
        String dropped = CARD.replace("{\"type\": \"FactSet\"", "{\"type\": \"Chart.Pie\", \"fallback\": \"drop\"");

        post(webhook(), message(dropped));

        assertThat(only().path("shown").asBoolean()).isTrue();
    }

    @Test
    void the_webhook_breaks_when_told_to() {
        range.admin("POST", "faults", "{\"operation\":\"Teams/webhook/post\",\"status\":429,\"retryAfter\":3}");

        HttpResponse<String> throttled = post(webhook(), message(CARD));

        assertThat(throttled.statusCode()).isEqualTo(429);
        assertThat(throttled.headers().firstValue("Retry-After")).contains("3");
        assertThat(post(webhook(), message(CARD)).statusCode()).isEqualTo(202);
        assertThat(range.admin("GET", "teams", "")).hasSize(1);
    }

    @Test
    void its_signature_is_a_secret_that_stays_the_same_and_is_not_in_the_journal() throws Exception {
        String signature = webhook().replaceFirst(".*&sig=", "");
        post(webhook(), message(CARD));

        assertThat(range.admin("GET", "secrets", "").findValuesAsText("value")).contains(signature);
        assertThat(range.admin("GET", "journal", "").toString()).doesNotContain(signature);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("notifications.json"))))
                .isEqualTo("rw-------");
        range.close();
        range = RunningRange.again(folder);
        assertThat(webhook()).endsWith("&sig=" + signature);
        assertThat(only().path("shown").asBoolean()).isTrue();
        range.admin("POST", "reset", "");
        assertThat(range.admin("GET", "teams", "")).isEmpty();
        assertThat(webhook()).endsWith("&sig=" + signature);
    }

    private String webhook() {
        return range.admin("GET", "notifications", "").path("teamsWebhook").asText();
    }

    private JsonNode only() {
        JsonNode cards = range.admin("GET", "teams", "");
        assertThat(cards).hasSize(1);
        return cards.get(0);
    }

    private static String message(String card) {
        return "{\"type\": \"message\", \"attachments\": [{\"contentType\": \"application/vnd.microsoft.card.adaptive\","
                + " \"contentUrl\": null, \"content\": " + card + "}]}";
    }

    private HttpResponse<String> post(String address, String body) {
        return range.send(HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
    }
}
