package dev.cordon.notification;

import static dev.cordon.notification.NoticeBuilder.aNotice;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.cordon.capability.notification.Fact;
import dev.cordon.capability.notification.Notice;
import dev.cordon.capability.notification.Occasion;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a Teams channel gets. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TeamsMessageTest {
    private static final int MOST_BYTES = 28 * 1024;
    private static final String WEBHOOK = "/workflows/4f/triggers/manual/paths/invoke?sp=%2Ftriggers%2Fmanual%2Frun"
            + "&sv=1.0&sig=fQ9s%2Fw8Y-3kqLPz0aBcDeFgHiJkLmNoPq";

    private final Receiver teams = new Receiver();

    @AfterEach
    void stop() {
        teams.close();
    }

    @Test
    void a_card_comes_as_the_only_attachment_of_a_message() {
        JsonNode message = told(aNotice().build());

        assertThat(message.path("type").asText()).isEqualTo("message");
        assertThat(message.path("attachments")).hasSize(1);
        assertThat(message.at("/attachments/0/contentType").asText())
                .isEqualTo("application/vnd.microsoft.card.adaptive");
        JsonNode card = message.at("/attachments/0/content");
        assertThat(card.path("type").asText()).isEqualTo("AdaptiveCard");
        assertThat(card.path("version").asText()).isEqualTo("1.4");
        assertThat(card.at("/body/0/items/0/text").asText()).isEqualTo("High · Isolate vm-app-01?");
        assertThat(card.at("/body/1/text").asText()).isEqualTo("Somebody has to decide.");
        assertThat(card.at("/body/2/facts").findValuesAsText("value"))
                .containsExactly("vm-app-01", "isolate-vm.ir-1.vm-app-01");
    }

    @Test
    void the_webhooks_address_is_asked_as_it_is_written() {
        told(aNotice().build());

        assertThat(teams.addresses()).containsExactly(URI.create(WEBHOOK));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ü", "\"", "\\", "漢", "😀", "["})
    void a_long_notice_fits_into_what_teams_keeps(String letter) {
        String line = letter.repeat(2000);

        JsonNode message = told(aNotice()
                .title(line)
                .words(letter.repeat(100_000))
                .facts(Collections.nCopies(200, new Fact(line, line)))
                .plan(Collections.nCopies(500, line))
                .build());

        assertThat(teams.raw().length).isLessThanOrEqualTo(MOST_BYTES);
        assertThat(TextNode.valueOf(message.toString()).toString().getBytes(StandardCharsets.UTF_8).length)
                .isLessThanOrEqualTo(MOST_BYTES);
        assertThat(message.at("/attachments/0/content/actions/0/url").asText()).isEqualTo(NoticeBuilder.PAGE);
    }

    @Test
    void what_does_not_fit_of_a_plan_is_counted() {
        JsonNode message = told(
                aNotice().plan(Collections.nCopies(500, "cut off vm-app-01")).build());

        JsonNode body = message.at("/attachments/0/content/body");
        assertThat(body.get(body.size() - 1).path("text").asText())
                .isEqualTo("and 488 more lines of the plan in Cordon");
    }

    @ParameterizedTest
    @CsvSource({"0", "1"})
    void no_character_is_torn_in_two_where_a_text_is_cut(int offset) {
        JsonNode message =
                told(aNotice().words("x".repeat(offset) + "😀".repeat(3000)).build());

        assertThat(message.at("/attachments/0/content/body/1/text").asText())
                .matches("x{0,1}(😀)+…")
                .doesNotContain("?");
    }

    @Test
    void half_a_character_in_what_others_wrote_keeps_nobody_from_being_told() {
        assertThat(told(aNotice().words("broken \ud83d name").build())
                        .at("/attachments/0/content/body/1/text")
                        .asText())
                .isEqualTo("broken ? name");
    }

    @ParameterizedTest
    @EnumSource(
            value = Occasion.class,
            names = {"QUESTION", "ESCALATION", "HOLD"})
    void the_only_button_of_a_question_leads_to_where_it_is_decided(Occasion occasion) {
        JsonNode actions = told(aNotice().about(occasion).build()).at("/attachments/0/content/actions");

        assertThat(actions).hasSize(1);
        assertThat(actions.get(0).path("type").asText()).isEqualTo("Action.OpenUrl");
        assertThat(actions.get(0).path("title").asText()).isEqualTo("Decide in Cordon");
        assertThat(actions.get(0).path("url").asText()).isEqualTo(NoticeBuilder.PAGE);
    }

    @ParameterizedTest
    @EnumSource(
            value = Occasion.class,
            names = {"BEGUN", "LATE", "DECIDED", "ENDED", "RECORD"})
    void the_only_button_of_anything_else_opens_the_run(Occasion occasion) {
        JsonNode actions = told(aNotice().about(occasion).build()).at("/attachments/0/content/actions");

        assertThat(actions.findValuesAsText("title")).containsExactly("Open in Cordon");
    }

    @Test
    void without_a_console_there_is_no_button() {
        assertThat(told(aNotice().page(null).build())
                        .at("/attachments/0/content")
                        .has("actions"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[Approve here](https://evil.example/a)",
                "https://evil.example/a",
                "HTTPS://evil.example/a",
                "xhttp://evil.example/a",
                "<https://evil.example/a>",
                "\\[Approve\\](https://evil.example/a)",
                "[Approve][1]\n[1]: https://evil.example/a",
                "www.evil.example",
                "mailto:evil@example"
            })
    void no_link_that_others_wrote_survives(String attack) {
        JsonNode message = told(aNotice()
                .title(attack)
                .words(attack)
                .facts(List.of(new Fact(attack, attack)))
                .plan(List.of(attack))
                .build());

        List<String> texts = message.at("/attachments/0/content/body").findValuesAsText("text");
        message.at("/attachments/0/content/body").findValues("facts").forEach(facts -> {
            texts.addAll(facts.findValuesAsText("title"));
            texts.addAll(facts.findValuesAsText("value"));
        });
        assertThat(texts)
                .hasSize(7)
                .allSatisfy(text -> assertThat(text)
                        .doesNotContainPattern("(?<!\\\\)(\\\\\\\\)*[\\[\\]]")
                        .doesNotContainPattern("(?i)://\\S|www\\.\\S|mailto:\\S|[\\n\\r]"));
    }

    @ParameterizedTest
    @CsvSource({
        "BEGUN, High, attention",
        "BEGUN, Low, accent",
        "QUESTION, High, warning",
        "HOLD, Low, attention",
        "LATE, Low, attention",
        "ENDED, High, good"
    })
    void the_head_is_coloured_by_how_much_it_matters(Occasion occasion, String severity, String style) {
        assertThat(told(aNotice().about(occasion).severity(severity).build())
                        .at("/attachments/0/content/body/0/style")
                        .asText())
                .isEqualTo(style);
    }

    private JsonNode told(Notice notice) {
        new ChannelNotifications(
                        new NotificationSettings(new NotificationSettings.Teams(teams.at(WEBHOOK)), null, null))
                .teams(notice);
        return teams.json();
    }
}
