package dev.cordon.notification;

import static dev.cordon.notification.NoticeBuilder.aNotice;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cordon.capability.notification.Fact;
import dev.cordon.capability.notification.PagerEvent;
import dev.cordon.capability.notification.PagerEvent.Action;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What PagerDuty's Events API v2 gets. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PagerDutyEventTest {
    private static final String ROUTING_KEY = "R0123456789ABCDEF0123456789ABCDE";
    private static final String ALERT = "isolate-vm.ir-1.vm-app-01/run-1";
    private static final int MOST_BYTES = 512 * 1024;

    private final Receiver pagerDuty = new Receiver();

    @AfterEach
    void stop() {
        pagerDuty.close();
    }

    @Test
    void a_trigger_says_what_where_and_how_bad() {
        JsonNode event = sent(aNotice().event(Action.TRIGGER, ALERT, false));

        assertThat(event.path("routing_key").asText()).isEqualTo(ROUTING_KEY);
        assertThat(event.path("event_action").asText()).isEqualTo("trigger");
        assertThat(event.path("dedup_key").asText()).isEqualTo(ALERT);
        assertThat(event.path("client_url").asText()).isEqualTo(NoticeBuilder.PAGE);
        assertThat(event.path("links").findValuesAsText("href")).containsExactly(NoticeBuilder.PAGE);
        JsonNode payload = event.path("payload");
        assertThat(payload.path("summary").asText()).isEqualTo("Isolate vm-app-01?: Somebody has to decide.");
        assertThat(payload.path("source").asText()).isEqualTo("isolate-vm.ir-1.vm-app-01");
        assertThat(payload.path("severity").asText()).isEqualTo("critical");
        assertThat(payload.path("class").asText()).isEqualTo("question");
        assertThat(payload.at("/custom_details/Target").asText()).isEqualTo("vm-app-01");
    }

    @ParameterizedTest
    @CsvSource({"ACKNOWLEDGE, acknowledge", "RESOLVE, resolve"})
    void what_ends_an_alert_names_it_and_says_no_more(Action action, String sent) {
        JsonNode event = sent(aNotice().event(action, ALERT, false));

        assertThat(event.path("event_action").asText()).isEqualTo(sent);
        assertThat(event.path("dedup_key").asText()).isEqualTo(ALERT);
        assertThat(event.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("routing_key", "event_action", "dedup_key");
    }

    @ParameterizedTest
    @CsvSource({
        "High, false, critical",
        "Medium, false, error",
        "Low, false, warning",
        "Informational, false, info",
        "Low, true, critical"
    })
    void severities_are_pagerdutys_own(String sentinel, boolean urgent, String expected) {
        assertThat(sent(aNotice().severity(sentinel).event(Action.TRIGGER, ALERT, urgent))
                        .at("/payload/severity")
                        .asText())
                .isEqualTo(expected);
    }

    @Test
    void an_escalation_begins_by_saying_so() {
        assertThat(sent(aNotice().event(Action.TRIGGER, ALERT, true))
                        .at("/payload/summary")
                        .asText())
                .startsWith("ESCALATION: ");
    }

    @Test
    void a_key_of_255_characters_stays_as_it_is() {
        String key = "k".repeat(255);

        assertThat(sent(aNotice().event(Action.RESOLVE, key, false))
                        .path("dedup_key")
                        .asText())
                .isEqualTo(key);
    }

    @Test
    void keys_that_are_too_long_stay_apart_and_the_same_one_stays_the_same() {
        String key = "k".repeat(255);

        String first = PagerDutyEvent.of(aNotice().event(Action.TRIGGER, key + "1", false), ROUTING_KEY)
                .path("dedup_key")
                .asText();

        assertThat(first).hasSizeLessThanOrEqualTo(255);
        assertThat(sent(aNotice().event(Action.RESOLVE, key + "1", false))
                        .path("dedup_key")
                        .asText())
                .isEqualTo(first);
        assertThat(PagerDutyEvent.of(aNotice().event(Action.TRIGGER, key + "2", false), ROUTING_KEY)
                        .path("dedup_key")
                        .asText())
                .isNotEqualTo(first);
    }

    @Test
    void a_long_notice_stays_below_what_pagerduty_takes() {
        String line = "漢".repeat(20_000);

        JsonNode event = sent(aNotice()
                .words(line)
                .facts(Collections.nCopies(5, new Fact("Target", line)))
                .plan(Collections.nCopies(500, line))
                .event(Action.TRIGGER, ALERT, false));

        assertThat(pagerDuty.raw().length).isLessThan(MOST_BYTES);
        assertThat(event.at("/payload/summary").asText()).hasSize(1024);
        assertThat(event.at("/payload/custom_details/plan")).hasSize(50);
    }

    @Test
    void without_a_console_there_is_no_link() {
        JsonNode event = sent(aNotice().page(null).event(Action.TRIGGER, ALERT, false));

        assertThat(event.has("client_url")).isFalse();
        assertThat(event.has("links")).isFalse();
    }

    private JsonNode sent(PagerEvent event) {
        new ChannelNotifications(new NotificationSettings(
                        null, new NotificationSettings.PagerDuty(pagerDuty.at("/v2/enqueue"), ROUTING_KEY), null))
                .pagerDuty(event);
        return pagerDuty.json();
    }
}
