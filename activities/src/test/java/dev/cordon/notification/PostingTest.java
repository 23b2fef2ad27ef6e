package dev.cordon.notification;

import static dev.cordon.notification.NoticeBuilder.aNotice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.cordon.capability.FailureType;
import dev.cordon.capability.notification.PagerEvent;
import io.temporal.failure.ApplicationFailure;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a message that Teams or PagerDuty does not take. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
class PostingTest {
    private static final String SIGNATURE = "fQ9s%2Fw8Y-3kqLPz0aBcDeFgHiJkLmNoPq";
    private static final String DECODED = "fQ9s/w8Y-3kqLPz0aBcDeFgHiJkLmNoPq";
    private static final String ROUTING_KEY = "R0123456789ABCDEF0123456789ABCDE";

    private final Receiver receiver = new Receiver();

    @AfterEach
    void stop() {
        receiver.close();
    }

    @ParameterizedTest
    @CsvSource({
        "302, REFUSED",
        "400, REFUSED",
        "401, REFUSED",
        "404, REFUSED",
        "408, UNREACHABLE",
        "413, REFUSED",
        "429, THROTTLED",
        "500, UNREACHABLE",
        "502, UNREACHABLE"
    })
    void an_answer_says_whether_trying_again_helps(int status, FailureType expected) {
        receiver.answers(status, "");

        for (ApplicationFailure failure : List.of(teams(), pagerDuty())) {
            assertThat(failure.getType()).isEqualTo(expected.typeName());
            assertThat(failure.isNonRetryable()).isEqualTo(!expected.retryable());
            assertThat(failure.getOriginalMessage()).endsWith(" answered " + status);
        }
    }

    @Test
    void what_the_other_side_says_is_told() {
        receiver.answers(
                400,
                "{\"status\":\"invalid event\",\"message\":\"Event object is invalid\","
                        + "\"errors\":[\"'payload.summary' is missing or blank\"]}");

        assertThat(pagerDuty().getOriginalMessage())
                .isEqualTo("PagerDuty answered 400: Event object is invalid; 'payload.summary' is missing or blank");
    }

    @Test
    void what_was_taken_says_so_in_the_other_sides_words() {
        receiver.answers(202, "{\"status\":\"success\",\"message\":\"Event processed\"}");

        assertThat(channels()
                        .pagerDuty(aNotice().event(PagerEvent.Action.TRIGGER, "alert", false))
                        .answer())
                .isEqualTo("202 Event processed");
    }

    @Test
    void an_answer_without_words_is_its_status() {
        assertThat(channels().teams(aNotice().build()).answer()).isEqualTo("202");
    }

    @Test
    void a_wait_in_seconds_is_kept() {
        receiver.answers(429, "");
        receiver.asksToWait("7");

        assertThat(teams().getNextRetryDelay()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void a_wait_until_a_time_is_kept() {
        receiver.answers(429, "");
        receiver.asksToWait(DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).plusMinutes(3)));

        assertThat(teams().getNextRetryDelay()).isBetween(Duration.ofMinutes(1), Duration.ofMinutes(3));
    }

    @ParameterizedTest
    @CsvSource({"3600", "'Fri, 31 Dec 2100 23:59:59 GMT'"})
    void nobody_is_waited_for_longer_than_five_minutes(String retryAfter) {
        receiver.answers(429, "");
        receiver.asksToWait(retryAfter);

        assertThat(teams().getNextRetryDelay()).isEqualTo(Duration.ofMinutes(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-1", "'Thu, 01 Jan 1970 00:00:00 GMT'"})
    void a_wait_that_says_nothing_leaves_it_to_the_policy_of_retries(String retryAfter) {
        receiver.answers(429, "");
        receiver.asksToWait(retryAfter);

        ApplicationFailure failure = teams();

        assertThat(failure.getType()).isEqualTo(FailureType.THROTTLED.typeName());
        assertThat(failure.getNextRetryDelay()).isNull();
    }

    @Test
    void a_refused_connection_may_be_taken_later() {
        receiver.close();

        for (ApplicationFailure failure : List.of(teams(), pagerDuty())) {
            assertThat(failure.getType()).isEqualTo(FailureType.UNREACHABLE.typeName());
            assertThat(failure.getOriginalMessage()).endsWith(" does not answer (ConnectException)");
            assertThat(printed(failure)).doesNotContain(SIGNATURE, DECODED, ROUTING_KEY);
        }
    }

    @Test
    void an_answer_that_never_ends_is_given_up() {
        receiver.stalls();
        Posting posting = new Posting(Duration.ofMillis(500));

        ApplicationFailure failure = catchThrowableOfType(
                ApplicationFailure.class,
                () -> posting.post("Teams", webhook(), JsonNodeFactory.instance.objectNode(), List.of()));

        assertThat(failure.getType()).isEqualTo(FailureType.UNREACHABLE.typeName());
        assertThat(failure.getOriginalMessage()).isEqualTo("Teams does not answer (TimeoutException)");
        assertThat(printed(failure)).doesNotContain(SIGNATURE, DECODED);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 429, 500})
    void no_failure_repeats_a_secret_that_the_answer_repeats(int status) {
        receiver.answers(
                status,
                "{\"message\":\"Invalid " + ROUTING_KEY + " for sig=" + SIGNATURE + ", that is " + DECODED + ", at "
                        + webhook() + "\",\"errors\":[\"" + ROUTING_KEY + "\"]}");

        assertThat(printed(teams())).contains("Invalid").doesNotContain(SIGNATURE, DECODED);
        assertThat(printed(pagerDuty())).contains("Invalid").doesNotContain(ROUTING_KEY);
    }

    @Test
    void no_delivery_repeats_a_secret_that_the_answer_repeats() {
        receiver.answers(202, "{\"message\":\"took sig=" + DECODED + "\"}");

        assertThat(channels().teams(aNotice().build()).answer())
                .startsWith("202 took")
                .doesNotContain(DECODED);
    }

    @Test
    void a_page_instead_of_words_is_not_told() {
        receiver.answers(502, "<html>" + SIGNATURE + ROUTING_KEY + "</html>");

        assertThat(printed(teams())).contains("Teams answered 502").doesNotContain("html", SIGNATURE);
    }

    @Test
    void settings_print_no_secret() {
        NotificationSettings settings = new NotificationSettings(
                new NotificationSettings.Teams(webhook()),
                new NotificationSettings.PagerDuty(receiver.at("/v2/enqueue"), ROUTING_KEY),
                new NotificationSettings.Mail(
                        "mail.contoso.com",
                        587,
                        "cordon",
                        "correct horse",
                        "cordon@contoso.com",
                        List.of("soc@contoso.com"),
                        true));

        assertThat(settings.toString())
                .contains("mail.contoso.com")
                .doesNotContain(SIGNATURE, DECODED, ROUTING_KEY, "correct horse");
    }

    @Test
    void a_channel_without_settings_is_misconfigured_and_says_which_property_is_missing() {
        ChannelNotifications none = new ChannelNotifications(new NotificationSettings(null, null, null));

        assertMissing(() -> none.teams(aNotice().build()), "cordon.notifications.teams.webhook-url");
        assertMissing(
                () -> none.pagerDuty(aNotice().event(PagerEvent.Action.TRIGGER, "alert", false)),
                "cordon.notifications.pagerduty.routing-key");
        assertMissing(() -> none.mail(aNotice().build()), "cordon.notifications.mail.host");
    }

    private static void assertMissing(Runnable call, String property) {
        ApplicationFailure failure = catchThrowableOfType(ApplicationFailure.class, call::run);
        assertThat(failure.getType()).isEqualTo(FailureType.MISCONFIGURED.typeName());
        assertThat(failure.getOriginalMessage()).startsWith(property + " is missing");
    }

    private ApplicationFailure teams() {
        return catchThrowableOfType(
                ApplicationFailure.class, () -> channels().teams(aNotice().build()));
    }

    private ApplicationFailure pagerDuty() {
        return catchThrowableOfType(
                ApplicationFailure.class,
                () -> channels().pagerDuty(aNotice().event(PagerEvent.Action.TRIGGER, "alert", false)));
    }

    private ChannelNotifications channels() {
        return new ChannelNotifications(new NotificationSettings(
                new NotificationSettings.Teams(webhook()),
                new NotificationSettings.PagerDuty(receiver.at("/v2/enqueue"), ROUTING_KEY),
                null));
    }

    private URI webhook() {
        return receiver.at("/workflows/4f/triggers/manual/paths/invoke?sv=1.0&sig=" + SIGNATURE);
    }

    /** With every cause, as a log would show it. */
    private static String printed(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
